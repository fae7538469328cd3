"""The pages of the audit: they fetch and render."""
