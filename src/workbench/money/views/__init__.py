"""The pages of money: they fetch and render."""
