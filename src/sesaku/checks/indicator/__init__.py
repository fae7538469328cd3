"""Checks of indicators: their names, numbers and what they measure."""
