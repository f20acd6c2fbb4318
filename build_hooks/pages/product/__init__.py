"""The page of a product, and the picture that a chat shows of it."""
