"""Pages of those on duty: they fetch and render, and change nothing themselves."""
