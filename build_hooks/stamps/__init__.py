"""Stamps: an address as a QR symbol with its text, in millimetres, written as SVG, PNG and PDF, and read back."""
