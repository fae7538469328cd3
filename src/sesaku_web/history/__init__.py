"""Append-only history 「履歴」 of every change, each entry bound to the one before."""
