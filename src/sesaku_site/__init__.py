"""The site: settings, addresses, server, and the commands that work on the library."""
