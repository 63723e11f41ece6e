"""Four Centuries: reading China and Russia through five sources."""
