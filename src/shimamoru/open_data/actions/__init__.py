"""What is done for the public: one mutation, one module."""
