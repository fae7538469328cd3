"""Policy evaluations 「政策評価」: measures, fields, indicators."""
