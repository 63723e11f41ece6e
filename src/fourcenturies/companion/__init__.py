"""The companion: the lessons and what belongs to them as web pages to read, to search and to print.

`building.build(root, out)` makes it; `fourcenturies companion --out DIR` calls that. It reads `lessons/` and `docs/`,
never `solutions/`. Sphinx makes the pages; what a lesson's cells show is drawn here, without a kernel.
"""
