"""Rules on dates: EDTF that parses, and no date finer than, or other than, its source's own words give."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fourcenturies.dating import NotADateError, parse
from fourcenturies.loading import Problem, file_of
from fourcenturies.model.fields import fields_of
from fourcenturies.validation.support import what_lacks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fourcenturies.corpus import Corpus
    from fourcenturies.model import Account, Event


def edtf_fault(text: str) -> str:
    """Return why a text is not an EDTF date as a record has it, or an empty text.

    >>> edtf_fault("1949-02-30").partition(";")[0]
    '"1949-02-30" is not an EDTF date: February of that year has no day 30'
    """
    why = "it has spaces or small letters"
    try:
        parse(text)
    except NotADateError as error:
        why = str(error)
    else:
        # A reply may be typed as it comes; a record is written in one way.
        if text == "".join(text.split()).upper():
            return ""
    return f'"{text}" is not an EDTF date: {why}; write it like 1949-12, 195X, 1961/1989, XXXX-02 or leave it empty'


def parses(corpus: Corpus) -> Iterator[Problem]:
    """Every date is EDTF, or empty."""
    for table, record in corpus.records():
        for path, text in _edtf_values(record, ""):
            fault = edtf_fault(text)
            if fault:
                yield Problem(file_of(table), record.id or "-", path, fault)


def _edtf_values(record: object, before: str) -> Iterator[tuple[str, str]]:
    for told in fields_of(type(record)):
        value = getattr(record, told.name)
        if told.inner:
            inner = value if told.many else (value,) if value is not None else ()
            for number, item in enumerate(inner, 1):
                place = f"{told.key}[{number}]" if told.many else told.key
                yield from _edtf_values(item, f"{before}{place}.")
        elif told.rule == "edtf" and value:
            yield before + told.key, value


def supported(corpus: Corpus) -> Iterator[Problem]:
    """Hold an account's date to its phrase, or to the printed date of its source."""
    for event, number, account, lacking in _unsupported(corpus):
        if not _twin(event, account):
            message = (
                f'"{account.edtf}" has {lacking} that neither "{account.phrase}" nor the printed date of '
                f"{account.source} gives; {_MEND}"
            )
            yield Problem(file_of("events"), event.id, f"accounts[{number}].edtf", message)


def not_made_equal(corpus: Corpus) -> Iterator[Problem]:
    """Hold that no account takes its date from another account without saying so."""
    for event, number, account, lacking in _unsupported(corpus):
        twin = _twin(event, account)
        if twin:
            message = (
                f'"{account.edtf}" is the date of {twin.source}, made equal without evidence: '
                f'"{account.phrase}" does not give {lacking}; {_MEND}'
            )
            yield Problem(file_of("events"), event.id, f"accounts[{number}].edtf", message)
    yield from _inferred_equal(corpus)


_MEND = "keep what the words support, or move the date to edtf_inferred"


def _inferred_equal(corpus: Corpus) -> Iterator[Problem]:
    for event in corpus.events:
        seen: dict[str, Account] = {}
        for number, account in enumerate(event.accounts, 1):
            inferred = account.edtf_inferred
            if inferred is None:
                continue
            twin = seen.setdefault(inferred.value, account)
            if twin.phrase != account.phrase and not inferred.evidence:
                message = (
                    f'"{inferred.value}" is inferred for {twin.source} too, from other words, '
                    "without evidence; say what makes the two equal"
                )
                yield Problem(file_of("events"), event.id, f"accounts[{number}].edtf_inferred", message)


def _unsupported(corpus: Corpus) -> Iterator[tuple[Event, int, Account, str]]:
    sources = {source.id: source for source in corpus.sources}
    for event in corpus.events:
        for number, account in enumerate(event.accounts, 1):
            source = sources.get(account.source)
            if source and account.edtf and account.edtf_inferred is None and not edtf_fault(account.edtf):
                lacking = what_lacks(account.edtf, account.phrase, source)
                if lacking:
                    yield event, number, account, lacking


def _twin(event: Event, account: Account) -> Account | None:
    others = (other for other in event.accounts if other.source != account.source)
    return next((other for other in others if other.edtf == account.edtf), None)


RULES = (parses, supported, not_made_equal)
