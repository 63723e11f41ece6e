"""What the commands on records do: validate, show, find, export, texts, openings, passage-hash.

Each entry of `COMMANDS` gives a command its help, an example, its arguments and its function. The module
runs by itself, too: `python -m fourcenturies.records_shell validate --texts seeds/texts`.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

Run = Callable[[argparse.Namespace], int]
AddArguments = Callable[[argparse.ArgumentParser], None]


def add_validate_arguments(parser: argparse.ArgumentParser) -> None:
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

    problems = validate(options.seeds, options.texts)
    for problem in problems:
        _say(str(problem))
    checked = f" against the copies in {options.texts}" if options.texts else ""
    _say(f"{len(problems)} problem{'' if len(problems) == 1 else 's'} found{checked}")
    return 1 if problems else 0


def add_openings_arguments(parser: argparse.ArgumentParser) -> None:
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


def add_passage_hash_arguments(parser: argparse.ArgumentParser) -> None:
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


COMMANDS: Mapping[str, tuple[str, str, AddArguments, Run]] = {
    "validate": (
        "Check the records, and every passage against your own copies of the articles.",
        "validate --texts seeds/texts",
        add_validate_arguments,
        run_validate,
    ),
    "openings": (
        "Print the hashes by which the paragraphs of a copy are counted.",
        "openings seeds/texts/article.txt",
        add_openings_arguments,
        run_openings,
    ),
    "passage-hash": (
        "Print the hash that stands for words which are not kept.",
        'passage-hash "the words of the passage"',
        add_passage_hash_arguments,
        run_passage_hash,
    ),
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one of the commands on records; return its exit status."""
    parser = argparse.ArgumentParser(prog="python -m fourcenturies.records_shell", description=__doc__)
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    for name, (text, example, add_arguments, run) in COMMANDS.items():
        command = commands.add_parser(
            name, help=text, description=text, epilog=f"Example: fourcenturies {example}"
        )
        add_arguments(command)
        command.set_defaults(run=run)
    options = parser.parse_args(arguments)
    try:
        done: int = options.run(options)
    except (FileNotFoundError, ValueError) as error:
        print(f"fourcenturies: {error}", file=sys.stderr)  # noqa: T201 - a command prints
        return 1
    return done


def _say(text: str) -> None:
    print(text)  # noqa: T201 - a command prints


if __name__ == "__main__":
    sys.exit(main())
