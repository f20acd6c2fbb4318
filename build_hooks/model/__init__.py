"""The catalog's own types: frozen, without input or output; everything derived is a property."""
