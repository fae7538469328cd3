"""Needs and their assessment 「ニーズと評価」: what is needed, what serves it, what becomes of it.

Needs are open to all readers unless they are kept in a group; assessments are closed to theirs.
"""
