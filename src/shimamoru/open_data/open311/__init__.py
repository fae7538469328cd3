"""Open311 GeoReport v2: the records of its answers, and how they are written."""
