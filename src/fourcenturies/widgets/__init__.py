"""Widgets draw the rows of the views; one Python file and one small script each."""
