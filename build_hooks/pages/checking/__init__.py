"""The page for a quick check of many codes, for inspectors and shops."""
