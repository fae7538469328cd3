"""What people do with links and topics: one mutation, one module."""
