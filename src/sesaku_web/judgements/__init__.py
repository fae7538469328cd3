"""What people say of something that the program found: a judgement 「判断」, kept beside it.

An application has its own model for what is judged, from ``Judgement`` here, and its own actions,
which check what is special to it and lay the judgement with ``lay`` or take it back with
``take_back``.
"""
