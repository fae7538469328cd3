"""Doubles 「名寄せ」: records that are one, found with reasons, joined so that it can be undone."""
