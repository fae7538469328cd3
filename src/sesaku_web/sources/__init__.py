"""Stored documents, their readings as rows, and the corrections beside them."""
