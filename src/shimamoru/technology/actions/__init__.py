"""What people do with the catalogue and plans: one mutation, one module."""
