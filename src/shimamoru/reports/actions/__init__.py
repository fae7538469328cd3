"""What reporters do with their reports: one mutation, one module."""
