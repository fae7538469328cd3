"""What changes saved searches."""
