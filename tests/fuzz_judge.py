"""Feed the judge hostile replies for a while: `make fuzz`, or `python tests/fuzz_judge.py --seconds 600 --seed 3`.

Real replies and keys are the texts in the tables of each kind's own tests, and the keys in `solutions/`. They are
cut, crossed, repeated and mixed with signs of all scripts. For any of them, with and without a key: nothing is
raised, the credit lies in 0..1, the same comes out twice, and no message tells the key. What takes over 50 ms is
reported.
"""

from __future__ import annotations

import argparse
import importlib
import random
import re
import sys
import time
import tomllib
from collections import Counter
from contextlib import suppress
from pathlib import Path

from fourcenturies.questions.bank import every_question
from fourcenturies.questions.judge import KINDS, judge
from fourcenturies.questions.keys import KeyTextError, read_key
from fourcenturies.questions.model import Question
from fourcenturies.replies.text import tidy

HERE = Path(__file__).resolve().parent
SLOW = 0.05
MEGABYTE = 1_000_000
# One megabyte among so many replies: it is what takes time.
RARE = 3000
SIGNS = (
    " \n\t\r,;:.!?|/\\-–—=<>→&+~()[]{}*#%@'\"’“”0123456789１²½Ⅳ٣一二三千年月日習近平习近平毛ПутинМаоéüßİıſŁ\u0301\u200b"
    "\u202e\u00ad\ufeff\x00\x07\x85\u2028\ud800\udfff😀🏴\U000e0067abcdefMXkT、，：；「」～～…№"
)  # fmt: skip
PIECES = ["not ", "not stated", "nobody", " or ", " and ", " > ", "sure: 80 %", "\n", "Mao", "Putin", "Xi", "1689",
          "c. ", "before ", "between ", "..", "/", "e: ", "a: ", "none", "%%answer", "### BEGIN SOLUTION", "<b>",
          "1e999", "9" * 40, "psg-001", "¶ 4", "(O.S.)", "million", "per cent", "=", "~", "!", "@",
          "a / ", "first so ", "and ", "between b and c "]  # fmt: skip


def texts_in(value: object) -> list[str]:
    """Return every text in a table of cases, however deep."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [text for pair in value.items() for part in pair for text in texts_in(part)]
    return [text for part in value for text in texts_in(part)] if isinstance(value, list | tuple) else []


def texts_of(kind: str) -> list[str]:
    """Return the real replies and keys of a kind."""
    table = HERE / "data" / "judge" / f"{kind}s.toml"
    if table.exists():
        return texts_in(tomllib.loads(table.read_text(encoding="utf-8")))
    with suppress(ModuleNotFoundError):
        module = importlib.import_module(f"test_kind_{kind.replace('-', '_')}")
        return texts_in([value for name, value in vars(module).items() if name.isupper()])
    return ["An essay."]


def solved(kind: str) -> list[tuple[Question, object]]:
    """Return the questions of a kind in the course, with their keys."""
    every = every_question(HERE.parent).values()
    return [(question, key) for question, key in every if question.kind == kind and key]


def keys_of(kind: str, texts: list[str]) -> list[tuple[Question, object]]:
    """Return every key that can be had for a kind: the course's, and each text that reads as one."""
    found = solved(kind)
    for text in texts:
        with suppress(KeyTextError):
            found.append((Question("q-01-01", kind), read_key(text)))
    return found


def mutated(rng: random.Random, texts: list[str]) -> str:
    """Return a reply that somebody, or something, might type."""
    text = rng.choice(texts)
    for _ in range(rng.choice((0, 1, 1, 2, 3, 8))):
        place, end = sorted((rng.randrange(len(text) + 1), rng.randrange(len(text) + 1)))
        other = rng.choice(texts)
        text = rng.choice((
            lambda t, p, e, _: t[:p] + t[e:],
            lambda t, p, e, _: t[:p] + t[p:e] * 3 + t[e:],
            lambda t, p, _, __: t[:p] + rng.choice(SIGNS) + t[p + rng.randrange(2):],
            lambda t, p, _, __: t[:p] + rng.choice(PIECES) + t[p:],
            lambda t, p, _, o: t[:p] + o[rng.randrange(len(o) + 1):],
            lambda t, _, __, o: t + rng.choice(("\n", ", ", " ", ": ", " > ")) + o,
            lambda t, p, e, _: t[:p] + t[p:e][::-1] + t[e:],
            lambda t, p, e, _: t[:p] + t[p:e].swapcase() + t[e:],
            lambda t, _, __, ___: "\n".join(rng.sample(t.split("\n"), t.count("\n") + 1)),
            lambda t, _, __, ___: "".join(chr(rng.randrange(0x110000)) for _ in range(rng.randrange(12))) + t,
        ))(text, place, end, other)[:20_000]  # fmt: skip
    return text


def huge(rng: random.Random, texts: list[str]) -> str:
    """Return a megabyte of something."""
    unit = mutated(rng, texts) + rng.choice(("", "\n", " ", ", "))
    return ((unit or "x") * (MEGABYTE // len(unit or "x") + 1))[:MEGABYTE]


def told_of(question: Question, key: object, reply: str, message: str) -> set[str]:
    """Return the names and figures of a key that a message tells; what is said without the key is not told.

    What stands before a sign of a pair is its label; the rows of stances are labels alone.
    """
    lines = [] if question.kind == "stance-matrix" else re.split(r"\n|;", key.answer)
    words = {word for line in lines for word in re.findall(r"\w+", re.split("[:=→]", line, maxsplit=1)[-1])}
    secret = {word for word in words if len(word) > 3 and (word[0].isupper() or word.isdigit())}
    told = secret.intersection(re.findall(r"\w+", message)) - {"Julian", "Gregorian", "Style"}
    if not told:
        return told
    seen = tidy(reply) + judge(question, reply).message + " ".join(trap.message for trap in key.traps)
    return {word for word in told if word not in seen}


def problems(question: Question, reply: str, key: object) -> list[str]:
    """Judge a reply twice; return what is wrong with the verdict."""
    start = time.process_time()
    try:
        verdict = judge(question, reply, key)
    except Exception as error:  # noqa: BLE001 - that is what is looked for
        return [f"raised {error!r}"]
    took = time.process_time() - start
    found = [f"took {took * 1000:.0f} ms"] if took > SLOW else []
    if not 0 <= verdict.credit <= 1:
        found.append(f"credit {verdict.credit}")
    if len(reply) < MEGABYTE and judge(question, reply, key) != verdict:
        found.append("another verdict the second time")
    if key is None and verdict.status not in {"read", "unreadable", "unanswered"}:
        found.append(f"{verdict.status} without a key")
    if key is not None and verdict.credit < 1 and (told := told_of(question, key, reply, verdict.message)):
        found.append(f"the message tells {sorted(told)}: {verdict.message}")
    return found


def fuzz(kinds: list[str], seconds: float, seed: int) -> tuple[Counter[str], dict[tuple[str, str], str]]:
    """Judge for so long; return how many replies were judged, and the first case of each finding."""
    rng = random.Random(seed)  # noqa: S311 - replies, not secrets
    texts = {kind: texts_of(kind) for kind in kinds}
    keys = {kind: keys_of(kind, texts[kind]) for kind in kinds}
    for kind in kinds:  # the first verdict of a kind loads its module and the records
        question, key = keys[kind][0]
        judge(question, texts[kind][0], key)
    judged: Counter[str] = Counter()
    found: dict[tuple[str, str], str] = {}
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        kind = rng.choice(kinds)
        reply = huge(rng, texts[kind]) if rng.randrange(RARE) == 0 else mutated(rng, texts[kind])
        question, key = rng.choice(keys[kind]) if rng.random() < 0.8 else (Question("q-01-01", kind), None)
        judged[kind] += 1
        for problem in problems(question, reply, key):
            first = f"{problem}\n    key   {key!r:.300}\n    reply {reply[:200]!r} ({len(reply)})"
            found.setdefault((kind, re.sub(r"\d+|:.*", "", problem)[:60]), first)
    return judged, found


def main() -> int:
    """Fuzz, and say what was found."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("kinds", nargs="*", default=list(KINDS))
    options = parser.parse_args()
    judged, found = fuzz(options.kinds, options.seconds, options.seed)
    out = sys.stdout
    out.write(
        f"{judged.total():,} replies: {', '.join(f'{kind} {n:,}' for kind, n in sorted(judged.items()))}\n"
    )
    for (kind, _), told in sorted(found.items()):
        out.write(f"\n{kind}: {told}\n")
    out.write(f"\n{len(found)} findings\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
