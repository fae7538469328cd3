"""Office files 「Office Open XML」: the package of parts and its XML, read within limits."""
