"""What templates use to show maps."""
