"""The submission form."""
