"""Questions: their kinds, and the one judge of replies."""
