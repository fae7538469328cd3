"""The evaluation cycle: its data, its workflow and its actions."""
