"""Grading islands and choosing technologies for them: plain functions that know no database."""
