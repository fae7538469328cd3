"""Money of evaluations: means and projects, reconciliation, spending on topics."""
