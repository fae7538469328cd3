"""Checks of targets 「年度目標」."""
