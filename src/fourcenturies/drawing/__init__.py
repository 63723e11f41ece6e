"""What the views look like: rows become blocks, and blocks become HTML, plain text or a figure on paper, each once."""
