"""The actions: each changes one thing, with its entry in the history."""
