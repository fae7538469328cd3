"""しまもる: coast reports 「通報」 from the public, islands 「離島」, and plans of technology."""
