"""Search: passages with cites, the index over them, the query language, ranking, highlighting.

Records in, hits out: ``Field`` says what a record holds, ``SearchIndex`` keeps records in a
folder, ``Search`` answers a query. ``passages`` makes records of a reading.
"""
