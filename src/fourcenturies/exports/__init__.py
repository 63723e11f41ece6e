"""The records in the formats of other tools: CSL-JSON, CSV with a Frictionless package, W3C annotations.

Each export is a pure function from the corpus to file names and their text, the same to the byte each
time. To add one, write such a function in a module here and list it in `EXPORTS`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from fourcenturies.corpus import Corpus
from fourcenturies.exports.annotations import annotation_files
from fourcenturies.exports.csl import csl_files
from fourcenturies.exports.tables import table_files
from fourcenturies.texts import Recognised

Copies = Mapping[str, Recognised]
Export = Callable[[Corpus, Copies], Mapping[str, str]]

EXPORTS: Mapping[str, Export] = MappingProxyType(
    {"csl": csl_files, "csv": table_files, "annotations": annotation_files}
)
