"""Pages of reporters: they fetch and render, and change nothing themselves."""
