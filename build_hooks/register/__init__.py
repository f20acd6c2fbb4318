"""The register that officers keep: what ends and whom to tell, as tables."""
