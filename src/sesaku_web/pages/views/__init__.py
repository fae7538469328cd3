"""The pages of documents: they fetch and render, and change nothing themselves."""
