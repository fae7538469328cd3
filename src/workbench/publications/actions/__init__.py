"""Actions on publications."""
