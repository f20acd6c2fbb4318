"""What a stamp opens: small documents of their own."""
