"""What judges a built site besides the tests, in environments of its own."""
