"""Open data: what the catalog knows as files that others read, at addresses that stay."""
