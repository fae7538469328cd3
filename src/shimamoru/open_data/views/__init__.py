"""Public pages and data: they fetch and render, and change nothing themselves."""
