"""Pages of people: ones own account, those of others, and the history of what was done."""
