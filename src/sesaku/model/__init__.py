"""Typed records of what a document says, every one with its cite."""
