"""A site from one build to the next: what is promised, written and proven, and the last good one, which stays."""
