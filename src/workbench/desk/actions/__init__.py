"""What people do at the desk beyond what the cycle knows: one mutation, one module."""
