"""Actions: each changes one thing, in one transaction with its entry in the history."""
