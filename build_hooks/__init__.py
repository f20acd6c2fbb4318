"""The OCOP catalog: product files in, a themed catalog out."""

__version__ = "0.1.0"
