"""Sphinx's settings for the companion's pages."""

# ruff: noqa: INP001 - Sphinx reads it by its path

project = "Four Centuries"
html_title = "Four Centuries"
language = "en"
extensions = ["myst_parser"]
smartquotes = False  # the lessons set their own

html_theme = "furo"
html_static_path = ["static"]
html_css_files = ["companion.css"]
templates_path = ["templates"]
html_copy_source = False
html_show_sourcelink = False
html_show_copyright = False
html_show_sphinx = False
html_use_index = False
html_permalinks_icon = "#"
