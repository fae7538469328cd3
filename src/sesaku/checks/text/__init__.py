"""Checks of labels, names and slips of the pen."""
