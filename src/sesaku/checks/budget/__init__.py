"""Checks of money and arithmetic."""
