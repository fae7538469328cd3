"""Diagnostics: what went wrong in reading, each with its place."""
