"""Checks of experts' remarks 「所見」."""
