"""Stamps as pages offer them."""
