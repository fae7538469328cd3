"""People 「利用者」: accounts, organisations, roles, permissions and tokens."""
