"""Comparisons over time: what became what from report to report, and the register of remarks."""
