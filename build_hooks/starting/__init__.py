"""A repository becomes another province's: its catalog goes to the tests, and the settings are asked anew."""
