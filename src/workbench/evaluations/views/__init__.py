"""The pages of the evaluations: they fetch and render, and change nothing."""
