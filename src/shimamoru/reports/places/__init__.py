"""Places of reports: what is accepted, how far, and which coast."""
