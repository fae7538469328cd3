"""The technology catalogue, and plans of what to put on which island."""
