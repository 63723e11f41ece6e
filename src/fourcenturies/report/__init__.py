"""The class report: what a class understood, which questions were bad, and who may have been marked unjustly."""
