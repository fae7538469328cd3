"""What people do in a cycle: one mutation, one module."""
