"""What people do with the register and its grades: one mutation, one module."""
