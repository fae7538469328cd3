"""Topics of public policy: which a text is about, and positions side by side by topic."""
