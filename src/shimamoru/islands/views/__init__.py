"""The pages of islands."""
