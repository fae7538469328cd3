"""The register of border islands: their values with a source each, their coasts, their grades."""
