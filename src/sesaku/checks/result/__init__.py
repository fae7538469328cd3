"""Checks of results 「実績」."""
