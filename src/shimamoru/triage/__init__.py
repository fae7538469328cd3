"""Triage 「当直」: what those on duty do with reports, and what they hand over."""
