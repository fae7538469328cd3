"""SATETO: research results 「研究成果」 of competitive funds, and the needs that they serve."""
