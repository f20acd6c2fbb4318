"""What pages say in the words of schema.org, for search engines and for whoever reads pages by machine (JSON-LD)."""
