"""Reading records of research: one module for each format, and what they share."""
