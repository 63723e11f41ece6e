"""The course as a static site: JupyterLite, the lessons, the package and its keys, built from package registries.

`building.build(root, out)` makes it; `fourcenturies site --out DIR` calls that. Nothing of this runs in the browser.
"""
