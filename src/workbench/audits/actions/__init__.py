"""What people do about findings: each checks, changes and records in one transaction."""
