"""What a lesson uses in a notebook: answer cells, checking, progress."""
