"""Published editions of evaluations: frozen files, their public pages and feeds."""
