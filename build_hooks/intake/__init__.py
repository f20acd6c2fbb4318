"""Taking in what people send: read within bounds, checked as part of the catalog, and only then written."""
