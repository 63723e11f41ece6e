"""Grading: submissions are read as text, judged, and written to nbgrader."""

import sys

# jsonschema, which nbgrader imports, compiles dozens of grammars for a form of address that no notebook has: two thirds
# of what each start takes. Without them it does without that one check, as where the package is not installed.
if "jsonschema" not in sys.modules:
    sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
