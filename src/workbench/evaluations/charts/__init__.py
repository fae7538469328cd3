"""Charts 「図」 as geometry: numbers for a template to draw, which holds no arithmetic."""
