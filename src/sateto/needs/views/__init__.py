"""The pages of needs, groups and assessments."""
