"""Grading: submissions are read as text, judged, and written to nbgrader."""
