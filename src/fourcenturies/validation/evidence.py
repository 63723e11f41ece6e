"""Rules on what a record rests on: evidence and confidence of outside knowledge, passages of stances."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fourcenturies.loading import Problem, file_of
from fourcenturies.model import Outside, OutsideDate
from fourcenturies.model.fields import fields_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fourcenturies.corpus import Corpus


def outside_has_evidence(corpus: Corpus) -> Iterator[Problem]:
    """Whatever is known from outside the five says where it can be looked up."""
    for table, record in corpus.records():
        for path, outside in _outsides(record, ""):
            if not outside.evidence.strip():
                yield Problem(file_of(table), record.id, f"{path}.evidence", _NO_EVIDENCE)
            if not outside.value.strip():
                message = "is empty; write what is known, or leave the whole table out"
                yield Problem(file_of(table), record.id, f"{path}.value", message)
    yield from _known_from_outside(corpus)
    yield from _plain_evidence(corpus)


_NO_EVIDENCE = "outside knowledge without evidence; say where it can be looked up"


def _outsides(record: object, before: str) -> Iterator[tuple[str, Outside | OutsideDate]]:
    for told in fields_of(type(record)):
        value = getattr(record, told.name)
        if not told.inner or value is None:
            continue
        for number, item in enumerate(value if told.many else (value,), 1):
            path = f"{before}{told.key}[{number}]" if told.many else before + told.key
            if isinstance(item, Outside | OutsideDate):
                yield path, item
            else:
                yield from _outsides(item, path + ".")


def _known_from_outside(corpus: Corpus) -> Iterator[Problem]:
    for source in corpus.sources:
        for number, known in enumerate(source.known, 1):
            if known.basis == "outside" and not known.evidence.strip():
                yield Problem(file_of("sources"), source.id, f"known[{number}].evidence", _NO_EVIDENCE)
            if known.basis == "outside" and not known.confidence:
                message = 'outside knowledge without confidence; write "A", "B" or "C"'
                yield Problem(file_of("sources"), source.id, f"known[{number}].confidence", message)
    for person in corpus.people:
        for number, role in enumerate(person.roles, 1):
            if not role.source and not role.evidence.strip():
                yield Problem(file_of("people"), person.id, f"roles[{number}].evidence", _NO_EVIDENCE)


def _plain_evidence(corpus: Corpus) -> Iterator[Problem]:
    for card in corpus.cards:
        if not card.evidence.strip():
            yield Problem(file_of("cards"), card.id, "evidence", _NO_EVIDENCE)
    for discrepancy in corpus.discrepancies:
        if discrepancy.class_ == "with-outside" and not discrepancy.evidence.strip():
            yield Problem(file_of("discrepancies"), discrepancy.id, "evidence", _NO_EVIDENCE)


def keyed_only_if_confirmed(corpus: Corpus) -> Iterator[Problem]:
    """Only what is confirmed may be keyed as a fact."""
    for table in ("cards", "discrepancies"):
        for record in getattr(corpus, table):
            if record.key_rule == "fact" and record.confidence != "A":
                yield Problem(file_of(table), record.id, "key_rule", _unconfirmed(record.confidence))
    for event in corpus.events:
        outside = event.date_outside
        if event.key_rule == "fact" and outside and outside.confidence != "A":
            yield Problem(file_of("events"), event.id, "key_rule", _unconfirmed(outside.confidence))
    for figure in corpus.figures:
        if figure.use == "fact" and figure.outside and figure.outside.confidence != "A":
            yield Problem(file_of("figures"), figure.id, "use", _unconfirmed(figure.outside.confidence))


def _unconfirmed(confidence: str) -> str:
    return f'"fact" at confidence {confidence}; only A may be keyed as a fact: write "source-says" or "never"'


def stance_has_passage(corpus: Corpus) -> Iterator[Problem]:
    """Hold that a stance shows where it is taken, and a silence that it was found by reading."""
    for issue in corpus.issues:
        for number, stance in enumerate(issue.stances, 1):
            where = f"stances[{number}]"
            if stance.stance == "silent" and not stance.found_by:
                message = (
                    f'{stance.holder} is silent, but not said to be found so; write found_by = "reading"'
                )
                yield Problem(file_of("issues"), issue.id, f"{where}.found_by", message)
            if stance.stance != "silent" and not stance.passages and stance.paragraph is None:
                message = f"{stance.holder} {stance.stance} without a passage; name a passage or a paragraph"
                yield Problem(file_of("issues"), issue.id, f"{where}.passages", message)


def stance_of_its_source(corpus: Corpus) -> Iterator[Problem]:
    """Hold the passages of a stance, an account and a figure to the source of that record."""
    homes = {passage.id: passage.source for passage in corpus.passages}
    for table, name, path, source, passages in _held(corpus):
        for passage in passages:
            if homes.get(passage, source) != source:
                message = f"{passage} is from {homes[passage]}, not {source}; name one of {source}'s passages"
                yield Problem(file_of(table), name, path, message)


def _held(corpus: Corpus) -> Iterator[tuple[str, str, str, str, tuple[str, ...]]]:
    for issue in corpus.issues:
        for n, stance in enumerate(issue.stances, 1):
            yield "issues", issue.id, f"stances[{n}].passages", stance.source, stance.passages
    for event in corpus.events:
        for n, account in enumerate(event.accounts, 1):
            yield "events", event.id, f"accounts[{n}].passage", account.source, (account.passage,)
    for figure in corpus.figures:
        yield "figures", figure.id, "passage", figure.source, (figure.passage,)


RULES = (outside_has_evidence, keyed_only_if_confirmed, stance_has_passage, stance_of_its_source)
