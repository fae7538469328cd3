"""The form of a unit: which cells it asks for, what stands in them, and what was sent."""
