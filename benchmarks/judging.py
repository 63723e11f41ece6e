"""Distinct replies judged on one core, kind by kind, against what a script would use in the judge's place.

No reply comes twice in a run, and the judge keeps none; what it keeps are words, the parts of lists, and the verdicts
on equal readings, which a class repeats as these loads do. Dates are written in many ways, with and without slips;
names stand alone or in sentences, and a share of them is misspelt; the other kinds get the replies of their own tests,
with slips.

A figure holds for one build of Python: docs/scale.md names two, and how they were measured.
"""

from __future__ import annotations

import calendar
import difflib
import random
import re
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import dateutil.parser
import edtf
from pairs import Pair

import fuzz_judge
from fourcenturies.files import people_records
from fourcenturies.names import forms_of
from fourcenturies.questions.bank import every_question
from fourcenturies.questions.judge import KINDS, judge
from fourcenturies.questions.keys import Key
from fourcenturies.questions.kinds.attributions import default_directory
from fourcenturies.questions.model import Question

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parent.parent
COUNT = 4000
DATES = (
    "{d} {m} {y}", "{m} {d}, {y}", "{y}-{n:02}-{d:02}", "{d}.{n}.{y}", "{m} {y}", "{y}", "about {y}", "early {m} {y}",
    "before {d} {m} {y}", "between {y} and {z}", "{y}/{z}", "the {t}0s", "in {m} {y}", "{y}年{n}月{d}日", "{d} {s} {y}",
    "summer {y}", "{y}?", "from {m} {y} to {m} {z}", "not before {y}", "{d} {m} {y} (O.S.)",
)  # fmt: skip
SENTENCES = (
    "{}", "{}", "said by {}", "according to {}", "{}, reported by {}", "{} and {}", "I think it was {}",
    "{} (as quoted in {})", "{} told {}", "{} > {}",
)  # fmt: skip
REASONS = (
    "{}, because the passage says so", "I think it's {}", "{} (it is in the last line)", "{} - the card has it",
    "{}. I looked twice.", "{}, as the third paragraph tells", "so the answer is {}", "{}, and nobody says otherwise",
)  # fmt: skip
MISSPELT = (0, 30, 100)
LETTERED = {"bug-hunt", "choice", "order"}
PARSED = (
    "dateutil, then edtf's reader of English: one day or one EDTF text; no calendar, credit or other tongue"
)
NEAR = "difflib.get_close_matches over the same forms, on one reply in 40: one name and no sentence"
LIKENESS = "difflib's likeness of the reply and the key: nothing is read, and no part earns credit"


def pairs(_folder: Path) -> dict[str, Pair]:
    """Return a pair for each kind, and for attributions one for each share of misspelt names."""
    rng = random.Random(1689)  # noqa: S311 - replies, not secrets
    found = {"judging-date": _against(("date", Key("1689-09-06")), _dates(rng), _parsed, PARSED)}
    forms = [form for record in people_records() for form in dict.fromkeys(forms_of(record))]
    keys = [form for form, _ in default_directory().forms()]
    near = partial(difflib.get_close_matches, possibilities=keys, n=1, cutoff=0.8)
    for share in MISSPELT:
        for name, sentences in (("names", SENTENCES[:1]), ("sentences", SENTENCES)):
            replies = _attributions(rng, forms, share, sentences)
            asked = ("attribution", Key("per-mao-zedong"))
            found[f"judging-attribution-{name}-{share}-misspelt"] = _against(asked, replies, near, NEAR, 40)
    for kind in sorted(set(KINDS) - {"date", "attribution", "written"}):
        found[f"judging-{kind}"] = _other(rng, kind)
    return {"judging-course": _course(rng), "judging-reasons": _course(rng, REASONS), **found}


def _course(rng: random.Random, reasons: tuple[str, ...] = ()) -> Pair:
    """Return one load of replies to all questions of the course: as many of each as of the next, in any order.

    With `reasons`, each reply has one of them beside it.
    """
    asked = [(question, key) for question, key in every_question(ROOT).values() if key]
    names = {str(record["id"]): list(dict.fromkeys(forms_of(record))) for record in people_records()}
    each = -(-COUNT // len(asked))
    load = [
        (question, reply, key)
        for question, key in asked
        for reply in _distinct(partial(_written, rng, question.kind, key, names, reasons), each)
    ]
    rng.shuffle(load)

    def ours() -> None:
        for question, reply, key in load:
            judge(question, reply, key)

    def theirs() -> None:
        for _, reply, key in load[::10]:
            difflib.SequenceMatcher(None, reply, key.answer).ratio()

    return Pair(
        ours, theirs, len(load), 10, clock=time.process_time, note=f"{len(asked)} questions; {LIKENESS}"
    )


def _written(
    rng: random.Random, kind: str, key: Key, names: dict[str, list[str]], reasons: tuple[str, ...] = ()
) -> str:
    """Return a reply as a class would write it: half of them right, a quarter misspelt, half with how sure."""
    lines = key.answer.splitlines()
    others = [*key.also, *(trap.reply for trap in key.traps)]
    if others and rng.random() < 0.5:
        other = rng.choice(others)
        label, colon, _ = other.partition(":")
        same = [line for line in lines if colon and line.startswith(f"{label}:")]
        lines = [other if line in same else line for line in lines] if same else [other]
    told = "\n".join(lines)
    if kind in LETTERED:
        told = re.sub(r"\b([a-z]): [^&\n]+", r"\1 ", told)
    told = re.sub(
        r"\b(?:per|org|plc|doc|src)-[a-z-]+", lambda id_: rng.choice(names.get(id_[0], [id_[0]])), told
    )
    if rng.random() < 0.25:
        told = _slipped(rng, told)
    if reasons:
        told = rng.choice(reasons).format(told)
    return f"{told}\nsure: {rng.randrange(1, 100)} %" if rng.random() < 0.5 else told


def _against(
    asked: tuple[str, Key], replies: list[str], peer: Callable[[str], object], note: str, sample: int = 1
) -> Pair:
    question, key = Question("q-01-01", asked[0]), asked[1]

    def ours() -> None:
        for reply in replies:
            judge(question, reply, key)

    def theirs() -> None:
        for reply in replies[::sample]:
            peer(reply)

    return Pair(ours, theirs, len(replies), sample, clock=time.process_time, note=note)


def _parsed(reply: str) -> object:
    try:
        return dateutil.parser.parse(reply)
    except (ValueError, OverflowError):
        return edtf.text_to_edtf(reply)


def _distinct(make: Callable[[], str], count: int = COUNT) -> list[str]:
    """Return so many replies, no two alike, in the order in which they were made."""
    found: dict[str, None] = {}
    while len(found) < count:
        found[make()] = None
    return list(found)


def _dates(rng: random.Random) -> list[str]:
    def make() -> str:
        year, month = rng.randrange(1600, 2025), rng.randrange(12)
        name = calendar.month_name[month + 1]
        told = rng.choice(DATES).format(
            y=year,
            z=year + rng.randrange(1, 30),
            t=year // 10,
            n=month + 1,
            m=name,
            s=name[:3],
            d=rng.randrange(1, 29),
        )
        return _slipped(rng, told) if rng.random() < 0.1 else told

    return _distinct(make)


def _attributions(rng: random.Random, forms: list[str], share: int, sentences: tuple[str, ...]) -> list[str]:
    def make() -> str:
        sentence = rng.choice(sentences)
        names = [rng.choice(forms) for _ in range(sentence.count("{}"))]
        told = sentence.format(*(_slipped(rng, n) if rng.randrange(100) < share else n for n in names))
        return (
            told
            if share or rng.random() < 0.5
            else told + rng.choice((".", " !", " (" + str(rng.randrange(1600, 2025)) + ")"))
        )

    return _distinct(make)


def _slipped(rng: random.Random, text: str) -> str:
    """Return a text with one slip: a letter lost, changed or added, or two that changed places."""
    place, letter = rng.randrange(len(text)), rng.choice("abcdefghijklmnopqrstuvwxyz")
    before, after = text[:place], text[place + 1 :]
    return rng.choice((before + after, before + letter + after, before + letter + text[place:],
                       before + after[:1] + text[place] + after[1:]))  # fmt: skip


def _other(rng: random.Random, kind: str) -> Pair:
    texts = [text for text in fuzz_judge.texts_of(kind) if len(text) < 300]
    keys = [key for _, key in fuzz_judge.keys_of(kind, texts)]
    key = next(
        key for key in keys if any(judge(Question("q-01-01", kind), t, key).credit == 1 for t in texts)
    )

    def likeness(reply: str) -> float:
        return difflib.SequenceMatcher(None, reply, key.answer).ratio()

    return _against(
        (kind, key), _distinct(lambda: _slipped(rng, rng.choice(texts) + " ")), likeness, LIKENESS
    )
