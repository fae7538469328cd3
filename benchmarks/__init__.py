"""Benchmarks: ratios against a named yardstick in the same run."""
