"""What the commands on records do: validate, show, find, texts, openings, passage-hash."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fourcenturies.model.fields import fields_of

if TYPE_CHECKING:
    import argparse

    from fourcenturies.corpus import Corpus


def add_validate(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `validate`."""
    parser.add_argument(
        "--texts", type=Path, metavar="DIR", help="a folder with your own copies of the articles"
    )
    parser.add_argument(
        "--seeds", type=Path, metavar="DIR", help="the folder of the records (default: the course's)"
    )


def run_validate(options: argparse.Namespace) -> int:
    """Print every problem of the records; return 1 where there is one."""
    from fourcenturies.validation import validate  # noqa: PLC0415 - only this command

    problems = [
        *map(str, validate(options.seeds, options.texts)),
        *([] if options.seeds else (*_points(), *_asked())),
    ]
    for problem in problems:
        _say(problem)
    checked = f" against the copies in {options.texts}" if options.texts else ""
    _say(f"{len(problems)} problem{'' if len(problems) == 1 else 's'} found{checked}")
    return 1 if problems else 0


def _points() -> Iterator[str]:
    """Yield where a question's points differ between its two places, in the course's folder."""
    from fourcenturies.questions.lessons import points_faults  # noqa: PLC0415 - only this command

    for notebook in sorted(Path("solutions").glob("*/*.ipynb")):
        yield from points_faults(notebook.parent)


def _asked() -> Iterator[str]:
    """Yield where a sheet names a question that its lesson never had, in the course's folder."""
    from fourcenturies.corpus import load  # noqa: PLC0415 - only this command
    from fourcenturies.questions.lessons import load_lesson  # noqa: PLC0415 - as above

    lessons = [load_lesson(notebook.parent) for notebook in sorted(Path("solutions").glob("*/*.ipynb"))]
    known = {question.id for lesson in lessons for question in lesson.questions}
    for sheet in load().sheets if known else ():
        for name in dict.fromkeys(filter(None, (sheet.asked, *(slot.asked for slot in sheet.slots)))):
            last = max((each for each in known if each[:4] == name[:4]), default=name)
            if name not in known and name < last:
                yield (
                    f"seeds/sheets.toml: {sheet.id}: asked: there is no question {name}; a question still to come has "
                    f"a number above {last}, the last of its lesson"
                )


def add_show(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `show`."""
    parser.add_argument("id", metavar="ID", help="the id of a record, for example psg-001")


def run_show(options: argparse.Namespace) -> int:
    """Print a record, field by field, with everything that refers to it."""
    from fourcenturies.corpus import UnknownIdError, load  # noqa: PLC0415 - only this command

    corpus = load()
    try:
        record = corpus.get(options.id)
    except UnknownIdError as error:
        raise ValueError(str(error)) from None
    _say("\n".join(described(record, corpus)))
    return 0


def described(record: Any, corpus: Corpus) -> Iterator[str]:
    """Go through the lines that tell a record: its fields, then what names it."""
    yield f"{record.id}  ({corpus.table_of(record.id)})"
    yield from _lines(record, "  ", corpus)
    places: dict[str, list[str]] = {}
    for mention in corpus.mentions_of(record.id):
        if mention.record.id != record.id:
            places.setdefault(mention.record.id, []).append(mention.field)
    yield ""
    yield f"Named by {len(places)}:" if places else "No record names it."
    for name, fields in places.items():
        yield f"  {name}  {', '.join(fields)}  {title_of(corpus.get(name))}"


def _lines(record: Any, margin: str, corpus: Corpus) -> Iterator[str]:
    for field in fields_of(type(record)):
        value = getattr(record, field.name)
        if value in (None, "", (), 0) or (isinstance(value, Mapping) and not value):
            continue
        if field.inner:
            for number, item in enumerate(value if field.many else (value,), 1):
                yield f"{margin}{field.key}{f' {number}' if field.many else ''}:"
                yield from _lines(item, margin + "  ", corpus)
        else:
            yield f"{margin}{field.key}: {_value(value, named=bool(field.refers), corpus=corpus)}"


def _value(value: Any, *, named: bool, corpus: Corpus) -> str:
    if isinstance(value, Mapping):
        return ", ".join(f"{key}: {form}" for key, form in value.items())
    if isinstance(value, tuple):
        return ", ".join(_value(item, named=named, corpus=corpus) for item in value)
    if named and value in corpus:
        return f"{value} ({title_of(corpus.get(value))})"
    return f"{value:g}" if isinstance(value, float) else str(value)


def title_of(record: Any) -> str:
    """Return what tells a record to a reader in a few words."""
    text = next((getattr(record, name) for name in _TITLES if getattr(record, name, "")), "")
    return text if len(text) <= _WIDTH else text[: _WIDTH - 1].rstrip() + "…"


_TITLES = (
    "name",
    "short",
    "label",
    "question",
    "statement",
    "words",
    "title",
    "word",
    "occasion",
    "note",
    "place",
    "kind",
)
_WIDTH = 72


def add_find(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `find`."""
    parser.add_argument(
        "words", nargs="+", metavar="WORDS", help="a name in any form or script, or other words"
    )


def run_find(options: argparse.Namespace) -> int:
    """Print the records that hold all the words, best first; return 1 where there is none."""
    from fourcenturies.corpus import load  # noqa: PLC0415 - only this command

    found = load().find(" ".join(options.words))
    for record in found:
        _say(f"{record.id}  {title_of(record)}")
    if not found:
        _say("nothing found; try fewer words, or another form of the name")
    return 0 if found else 1


def add_texts_check(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `texts check`."""
    parser.add_argument("file", type=Path, metavar="FILE", help="your copy: text, HTML or PDF")


def add_texts_add(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `texts add`, which leaves the files themselves as they are."""
    parser.add_argument("files", type=Path, nargs="+", metavar="FILE", help="your copy: text, HTML or PDF")
    parser.add_argument(
        "--to", type=Path, metavar="DIR", help="where to put it (default: where the notebooks look for it)"
    )


def run_texts_add(options: argparse.Namespace) -> int:
    """Put readers' copies in place, each with its report; return 1 where one could not be."""
    from fourcenturies.corpus import load  # noqa: PLC0415 - only this command
    from fourcenturies.texts.adding import add_file  # noqa: PLC0415 - as above
    from fourcenturies.texts.places import texts_dir  # noqa: PLC0415 - as above

    corpus, folder, refused = load(), options.to or texts_dir(), 0
    for path in options.files:
        try:
            _say("\n  ".join(add_file(path, corpus, folder).report()))
        except ValueError as error:
            refused += 1
            print(f"fourcenturies: {error}", file=sys.stderr)  # noqa: T201 - a command prints
    return 1 if refused else 0


def run_texts_check(options: argparse.Namespace) -> int:
    """Print what a reader's copy is; return 1 where it is none of the articles, or not all of one."""
    from fourcenturies.corpus import load  # noqa: PLC0415 - only this command
    from fourcenturies.texts import read_copy, recognise  # noqa: PLC0415 - as above
    from fourcenturies.validation.articles import check_copy  # noqa: PLC0415 - as above

    corpus = load()
    found = recognise(read_copy(options.file), corpus)
    _say(found.summary())
    for letter in found.copy.lost:
        _say(f"  undecided letter: {letter}, in paragraph {found.paragraph_at_letter(letter.start)}")
    problems = check_copy(corpus, found)
    for problem in problems:
        _say(f"  {problem}")
    total = sum(passage.source == found.source.id for passage in corpus.passages)
    missed = len({problem.id for problem in problems if problem.id.startswith("psg-")})
    _say(f"  {total - missed} of {total} passages found in their paragraphs")
    return 1 if problems else 0


def add_openings(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `openings`."""
    parser.add_argument("file", type=Path, metavar="FILE", help="a copy of the article: text, HTML or PDF")


def run_openings(options: argparse.Namespace) -> int:
    """Print, for each line of a copy, the hash by which `openings` in sources.toml names a paragraph."""
    from fourcenturies.texts import opening_of, read_copy, words_of  # noqa: PLC0415 - only this command

    for number, line in enumerate(read_copy(options.file).text.splitlines(), 1):
        words = words_of(line)
        if words:
            _say(f"{opening_of(words)}  line {number:3}, {len(words):4} words: {' '.join(line.split()[:7])}")
    return 0


def add_passage_hash(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of `passage-hash`."""
    parser.add_argument(
        "words", metavar="WORDS", help="the words, in quotation marks; - reads them from the input"
    )


def run_passage_hash(options: argparse.Namespace) -> int:
    """Print sha256 and word_count of words, as passages.toml keeps them in place of the words."""
    from fourcenturies.texts import hash_of, words_of  # noqa: PLC0415 - only this command

    words = words_of(sys.stdin.read() if options.words == "-" else options.words)
    _say(f'sha256 = "{hash_of(words)}"\nword_count = {len(words)}')
    return 0


def _say(text: str) -> None:
    print(text)  # noqa: T201 - a command prints
