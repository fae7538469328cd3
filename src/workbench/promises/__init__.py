"""Positions side by side by topic, and what became of what was promised."""
