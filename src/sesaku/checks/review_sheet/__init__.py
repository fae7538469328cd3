"""Checks of project review sheets 「行政事業レビューシート」."""
