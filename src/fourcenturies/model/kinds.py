"""What the values of several fields have in common: ids of a kind, dates, quoted words, and fixed choices."""

from __future__ import annotations

import types
from typing import TYPE_CHECKING, Annotated, Literal

from fourcenturies.model.fields import Refers, Rule

if TYPE_CHECKING:
    from collections.abc import Mapping

NOT_STATED = "not stated"
Confidence = Literal["A", "B", "C"]
KeyRule = Literal["fact", "source-says", "never"]
Basis = Literal["text", "outside"]
Theme = Literal[
    "encounter", "empire", "alliance", "split", "rapprochement", "war-memory", "asymmetry", "publication"
]
Id = Annotated[str, Rule("id")]
Edtf = Annotated[str, Rule("edtf")]
Quoted = Annotated[str, Rule("quoted")]
SourceId = Annotated[str, Refers(("src",))]
Someone = Annotated[str, Refers(("per", "org"), (NOT_STATED,))]
Carrier = Annotated[str, Refers(("per", "org", "doc"), (NOT_STATED,))]
Someones = Annotated[tuple[str, ...], Refers(("per", "org", "plc", "doc"))]
Subjects = Annotated[tuple[str, ...], Refers(("per", "org", "plc", "doc", "evt"))]
PassageId = Annotated[str, Refers(("psg",))]
Passages = Annotated[tuple[str, ...], Refers(("psg",))]
AnyIds = Annotated[
    tuple[str, ...],
    Refers(("src", "per", "org", "plc", "doc", "psg", "evt", "fig", "iss", "dis", "card")),
]
MapPlaces = Annotated[tuple[str, ...], Refers(("map",))]
Texts = tuple[str, ...]

PREFIXES: Mapping[str, tuple[str, ...]] = types.MappingProxyType(
    {
        "sources": ("src",),
        "people": ("per", "org", "plc", "doc"),
        "passages": ("psg",),
        "events": ("evt",),
        "figures": ("fig",),
        "issues": ("iss",),
        "discrepancies": ("dis",),
        "cards": ("card",),
        "places": ("map",),
        "maps": ("step",),
        "works": ("wrk",),
        "words": ("wrd",),
        "sheets": ("sht",),
    }
)
KIND_PREFIX: Mapping[str, str] = types.MappingProxyType(
    {"person": "per", "institution": "org", "place": "plc", "document": "doc"}
)
