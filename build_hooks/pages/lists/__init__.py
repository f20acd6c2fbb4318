"""The lists: home, groups, places, producers."""
