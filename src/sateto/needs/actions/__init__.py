"""What changes needs, groups and assessments: one module a mutation."""
