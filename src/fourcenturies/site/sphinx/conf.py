"""Sphinx's settings for the companion's pages."""
# ruff: noqa: INP001 - Sphinx reads it by its path

project = "Four Centuries"
html_title = project
language = "en"
extensions = ["myst_parser"]
smartquotes = False  # the lessons set their own
highlight_language = "none"

html_theme = "theme"
html_theme_path = ["."]
html_copy_source = False
html_show_sourcelink = False
html_use_index = False
html_permalinks_icon = "#"
