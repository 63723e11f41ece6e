"""Write the sources and the outside works as CSL-JSON.

It is the format of reference managers (Citation Style Language 1.0.2).

What only outside knowledge gives stands in `note`, never in a field that a bibliography prints as fact.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from fourcenturies.dating import Precision, civil, describe, read
from fourcenturies.exports import command
from fourcenturies.model import NOT_STATED, Outside, OutsideDate, Person, Source, Work

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fourcenturies.corpus import Corpus
    from fourcenturies.dating import Dating

_SEASONS = range(21, 25)


def csl_files(corpus: Corpus) -> Mapping[str, str]:
    """Return `sources.csl.json` and `works.csl.json`: an item for each source, and for each outside work."""
    files = {
        "sources.csl.json": [csl_item(source, corpus) for source in corpus.sources],
        "works.csl.json": [work_item(work) for work in corpus.works],
    }
    return {name: json.dumps(items, indent=2, ensure_ascii=False) + "\n" for name, items in files.items()}


def csl_item(source: Source, corpus: Corpus) -> dict[str, Any]:
    """Return one source as a CSL item, with the fields that its own text supports."""
    people = {person.id: person for person in corpus.people}
    item: dict[str, Any] = {"id": source.id, "type": "article", "title": source.title}
    if source.author != NOT_STATED and source.author in people:
        item["author"] = [_name(people[source.author])]
    if source.outlet != NOT_STATED and source.outlet in people:
        item |= {"type": "article-magazine", "container-title": people[source.outlet].name}
    issued = issued_of(source.published)
    if issued:
        item["issued"] = issued
    item |= {"language": source.language, "genre": source.genre}
    if source.link:
        item["URL"] = source.link
    note = _note(source)
    if note:
        item["note"] = note
    return item


_KINDS = {
    "book": "book",
    "article": "article-journal",
    "entry": "entry-encyclopedia",
    "treaty": "treaty",
    "document": "document",
    "news": "article-newspaper",
    "page": "webpage",
}


def work_item(work: Work) -> dict[str, Any]:
    """Return one outside work as a CSL item."""
    item: dict[str, Any] = {"id": work.id, "type": _KINDS[work.kind], "title": work.title}
    item["author"] = [_author(name) for name in work.by]
    dates = {"issued": issued_of(work.issued), "accessed": issued_of(work.seen)}
    told = {
        "container-title": work.within,
        "publisher": work.publisher,
        "number": work.number,
        "page": work.pages,
        "URL": work.link,
    }
    return item | {name: value for name, value in (dates | told).items() if value}


def _author(name: str) -> dict[str, str]:
    family, _, given = name.partition(", ")
    return {"family": family, "given": given} if given else {"literal": name}


def issued_of(edtf: str) -> dict[str, Any] | None:
    """Return an EDTF date as a CSL date: parts where CSL has a field for all that it tells, else words.

    >>> issued_of("2011-03~"), issued_of("2011-21"), issued_of("201X")
    ({'date-parts': [[2011, 3]], 'circa': True}, {'date-parts': [[2011]], 'season': 1}, {'literal': 'the 2010s'})
    """
    told = read(edtf)
    if told is None:
        return {"literal": edtf} if edtf else None
    parts = [_parts(point) for point in told.points]
    whole = told.form == "date" or (
        told.form == "interval" and not any(point.season for point in told.points)
    )
    whole = whole and None not in {told.first, told.last}
    if not whole or not all(parts) or told.uncertain or len({point.approximate for point in told.points}) > 1:
        return {"literal": describe(told)}
    issued: dict[str, Any] = {"date-parts": parts}
    if told.season:
        issued["season"] = told.season - 20
    return issued | ({"circa": True} if told.approximate else {})


def _parts(point: Dating) -> list[int]:
    """Return year, month and day as far as one date tells them; nothing of what CSL has no parts for."""
    if point.season in _SEASONS:
        return [point.year]
    depth = {Precision.YEAR: 1, Precision.MONTH: 2, Precision.DAY: 3}.get(point.precision, 0)
    return list(civil(point.first or 0)[:depth]) if len(point.spans) == 1 else []


def _name(person: Person) -> dict[str, str]:
    if person.kind != "person" or not person.surname:
        return {"literal": person.name}
    given = " ".join(person.name.replace(person.surname, "", 1).split())
    return {"family": person.surname, "given": given} if given else {"literal": person.name}


def _note(source: Source) -> str:
    outside: tuple[tuple[str, Outside | OutsideDate | None], ...] = (
        ("Author", source.author_outside),
        ("Outlet", source.outlet_outside),
        ("Date", source.published_outside),
    )
    known = [
        f"{what} from outside the text: {o.value} (confidence {o.confidence}; {o.evidence})."
        for what, o in outside
        if o
    ]
    gaps = "; ".join(gap.rstrip(".") for gap in source.unknown)
    return " ".join(filter(None, (*known, f"Not established: {gaps}." if gaps else "")))


add_export, run_export = command(csl_files)
