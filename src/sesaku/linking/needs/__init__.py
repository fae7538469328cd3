"""Needs to results 「ニーズと研究成果」: which results of research serve a need, and why.

``asking`` reads a need into terms, ``matching`` scores results by them, ``evidence`` says for one
result which sentence answers which, what is shared and what nothing covers. All of it is a pure
function of texts; how rare a word is comes from whoever keeps the results.
"""
