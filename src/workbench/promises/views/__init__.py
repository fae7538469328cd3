"""The pages of comparison, topics and promises."""
