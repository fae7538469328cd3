"""Checks of claims of effect and trend against the document's own figures."""
