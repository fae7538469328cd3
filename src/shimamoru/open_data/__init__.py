"""What the public sees of reports: approved, later, blurred, and nothing beside that."""
