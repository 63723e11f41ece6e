"""A label of the task in the words of a reply: as it is printed, begun, in other words, or that it is not there."""

from __future__ import annotations

import re

from fourcenturies.names import distance
from fourcenturies.replies.claims import pieces
from fourcenturies.replies.languages import in_plain_english
from fourcenturies.replies.languages.labels import labels_meant
from fourcenturies.replies.lines import Items, find, stem
from fourcenturies.replies.silence import denies_saying, says_not_stated
from fourcenturies.replies.text import folded, runs_of

# What else is said for a label that a task may give.
_SAYS = {
    "present": re.compile(
        r"\b(?:present|attend(?:ed|s|ing|ance)|(?:was|is|were|came|be) there|there|took part|participat\w+|went|came|"
        r"yes)\b|[✓✔]"
    ),
    "absent": re.compile(
        r"^not$|\b(?:absent|away|skipped|stayed home|absence|no|(?:not|n't|nt|never) (?:be |been )?(?:there|present|"
        r"attend\w*|come|came|go|went|take part|here|in attendance|participat\w+))\b|[✗✘×]"
    ),
}


# "Not present" is "absent", and says nothing of what is stated.
_NOT_THERE = re.compile(r"(?:(?:he|she|xi|they|nobody|was|were|is) )*not present\b", re.IGNORECASE)


def label_meant(right: str, labels: Items, whole: str) -> int | None:
    """Return the place of the label that words name, alone or with a remark beside them."""
    place = _label_in(right, labels, whole)
    if place is None:
        meant = {find(label, labels) for label in labels_meant(right)} - {None}
        place = meant.pop() if len(meant) == 1 else None
    return place if place is not None else _begun_with(right, labels)


def _begun_with(right: str, labels: Items) -> int | None:
    """Return the place of the label with which a right side begins, in its stems and with its slips."""
    said = [word for word in runs_of(folded(right)) if word not in _TIES]
    if not NO.isdisjoint(said[:SHORT]):
        return None
    places = {
        place
        for place, label in enumerate(labels.items)
        if label.words and len(said) >= len(label.words) and all(map(_is_meant, said, label.words))
    }
    return places.pop() if len(places) == 1 else None


_TIES = frozenset(
    ["the", "a", "an", "is", "are", "it", "its", "of", "they", "this", "one", "in", "on", "at", "to", "by"]
)


def _is_meant(word: str, of_label: str) -> bool:
    return stem(word) == stem(of_label) or (
        len(of_label) > _LONG and distance(stem(word), stem(of_label), 2) <= 1 + (len(of_label) > _LONGER)
    )


_LONG, _LONGER = 3, 7


def _label_in(right: str, labels: Items, whole: str) -> int | None:
    plain = in_plain_english(right, whole=whole)
    said = _stated(plain, labels)
    if said is not None and _ABSENT.match(plain):
        return said
    place = find(plain, labels) if said is None else said
    if place is not None and (_NOT_THERE.match(plain) or not says_not_stated(plain)):
        return place
    if says_not_stated(plain) or denies_saying(plain):
        silent = find("not stated", labels)
        if silent is not None:
            return silent
    for piece in pieces(plain):
        told = find(piece.text, labels)
        if told is not None:
            return told
        if piece.tie in {"reason", "denied"}:
            break
        here = _stated(piece.text, labels)
        if here is not None:
            return here
    return place


SHORT = 6
NO = frozenset({"not", "no", "never", "nor", "neither", "without", "except", "but", "or", "and"})


_ABSENT = re.compile(r"(?:(?!or\b|not\b)\w+\s){0,2}absent\b(?!\sor\b)", re.IGNORECASE)


def _stated(text: str, labels: Items) -> int | None:
    """Return the place of "absent" or "present", where ordinary words say so and the task has these labels."""
    low = text.casefold()
    label = next((one for one in ("absent", "present") if _SAYS[one].search(low)), "")
    return find(label, labels) if label else None
