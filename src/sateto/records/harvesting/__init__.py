"""Harvesting 「ハーベスト」: records of a repository by OAI-PMH."""
