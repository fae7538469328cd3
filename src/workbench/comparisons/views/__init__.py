"""The pages: they fetch and render; decisions are made by the actions."""
