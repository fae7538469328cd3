"""What people do about money: each checks, changes and records in one transaction."""
