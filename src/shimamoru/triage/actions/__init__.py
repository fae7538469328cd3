"""What those on duty do: one mutation, one module."""
