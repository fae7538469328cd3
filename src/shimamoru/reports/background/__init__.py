"""What is done after a report was acknowledged: copies of pictures, and erasing in time."""
