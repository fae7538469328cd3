"""Pages of research 「研究成果の頁」: search, projects, who is behind a topic, downloads, API."""
