"""Pure functions on strings: width, numerals, units, Japanese era years, line joining."""
