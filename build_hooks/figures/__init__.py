"""Figures: what a catalog counts of itself and what reports state, as tables for pages, Excel, Word and programs."""
