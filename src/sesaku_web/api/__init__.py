"""The JSON interface of the site."""
