"""Checks of ratings 「達成状況」 against the targets and results behind them."""
