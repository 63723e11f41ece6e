"""The `fourcenturies` command: one table of all commands, of which each loads what it needs when it is called."""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass
from difflib import get_close_matches
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NoReturn

from fourcenturies.course.folder import course_root, name_course_folder, name_own_records
from fourcenturies.exports import EXPORTS
from fourcenturies.grading.files import StoppedError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from types import ModuleType

CALLED_WRONGLY, STOPPED, INTERRUPTED = 2, 3, 130


@dataclass(frozen=True, slots=True)
class Command:
    """One command: what it does, an example, the module of its two functions, and what it is called with.

    Where nothing says what it does, the first line of its module does.

    `add_NAME(parser)` says what it takes; `run_NAME(options)` runs it, and gets the course's top folder where it
    `needs` the "root", and the ids of the lessons, too, where it needs the "lessons".
    """

    does: str
    example: str
    module: str
    name: str
    needs: Literal["nothing", "root", "lessons"] = "nothing"

    @property
    def text(self) -> str:
        """What it does, in a sentence."""
        return self.does or (self.loaded.__doc__ or "").splitlines()[0]

    @property
    def loaded(self) -> ModuleType:
        """Its module."""
        return import_module(f"fourcenturies.{self.module}")


_RECORDS, _JUDGE, _GRADING = "records_shell", "questions.shell", "grading.shell"
_COURSE, _FEEDBACK = "exchange.course_shell", "exchange.feedback_shell"
_RULINGS, _EXCHANGE, _MARKS = "grading.rulings_shell", "exchange.collect_shell", "exchange.marks_shell"
COMMANDS: Mapping[str, Command] = {
    "lab": Command(
        "Open JupyterLab on your own working copy of the lessons.", "lab --no-browser", "lab", "lab"
    ),
    "lessons": Command(
        "Make solutions and lessons/ from the texts.",
        "lessons --check",
        "release",
        "lessons",
        "lessons",
    ),
    "questions": Command(
        "List all questions, what they pay who reads nothing, or what is on screen before them.",
        "questions --blind 01_meet_the_sources",
        "notebook.questions_shell",
        "questions",
        "lessons",
    ),
    "judge": Command(
        "Say how a reply would be marked, and why.", "judge --batch replies.jsonl", _JUDGE, "judge"
    ),
    "release": Command(
        "Pack lessons, package and environment for a class, without any key.",
        "release --out build/release.zip 01_meet_the_sources",
        "release",
        "release",
        "lessons",
    ),
    "collect": Command(
        "Bring a bulk download of Canvas or Moodle, or a folder, into build/submitted.",
        "collect submissions.zip --lesson 01_meet_the_sources",
        _EXCHANGE,
        "collect",
        "lessons",
    ),
    "grade": Command(
        "Grade a class by reading: gradebook, autograded notebooks, feedback pages.",
        "grade 01_meet_the_sources --feedback",
        _GRADING,
        "grade",
        "lessons",
    ),
    "replies": Command(
        "List the replies of a class in groups, by what was read; no names.",
        "replies 01_meet_the_sources --question q-01-06",
        _RULINGS,
        "replies",
        "lessons",
    ),
    "rule": Command(
        "Decide what a reply is worth, for all who wrote the same.",
        'rule q-01-06 --reply "in the autumn" --credit 0.5 --why "The season is right." --apply',
        _RULINGS,
        "rule",
        "lessons",
    ),
    "report": Command(
        "Tell what a class understood, and which questions to look at, on one page; no names beside replies.",
        "report 01_meet_the_sources --csv",
        "report.shell",
        "report",
        "lessons",
    ),
    "sitting new": Command(
        "Make another sitting of a lesson in a private folder, from the bank and from what you write.",
        "sitting new 03_follow_alliance_and_split --in ../private",
        "authoring.sitting",
        "new",
        "lessons",
    ),
    "marks canvas": Command(
        "Put marks into the gradebook that Canvas exported.",
        "marks canvas 01_meet_the_sources --template gradebook.csv",
        _MARKS,
        "canvas",
        "lessons",
    ),
    "marks moodle": Command(
        "Put the marks of one lesson into Moodle's grading worksheet.",
        "marks moodle 01_meet_the_sources --template worksheet.csv",
        _MARKS,
        "moodle",
        "lessons",
    ),
    "marks csv": Command(
        "Write marks as a table for a spreadsheet.", "marks csv --questions", _MARKS, "csv", "lessons"
    ),
    "feedback canvas": Command(
        "Pack the feedback pages of one lesson as Canvas takes them back.",
        "feedback canvas 01_meet_the_sources",
        _FEEDBACK,
        "canvas",
        "lessons",
    ),
    "feedback moodle": Command(
        "Pack the feedback pages of one lesson as Moodle takes them back.",
        "feedback moodle 01_meet_the_sources",
        _FEEDBACK,
        "moodle",
        "lessons",
    ),
    "roster": Command(
        "Take in who is in the class, from what Canvas, Moodle or an office exported.",
        "roster class.csv",
        _COURSE,
        "roster",
        "lessons",
    ),
    "course init": Command(
        "Make the course's own folder: dates, extensions, late rule.",
        "course init",
        _COURSE,
        "init",
        "lessons",
    ),
    "course doctor": Command(
        "Say what is wrong with the course, and what to type.", "course doctor", _COURSE, "doctor", "lessons"
    ),
    "course forget": Command(
        "Remove a person from all that the course keeps.",
        "course forget ada --apply",
        _COURSE,
        "forget",
        "lessons",
    ),
    "validate": Command(
        "Check the records, and every passage against your own copies of the articles.",
        "validate --texts seeds/texts",
        _RECORDS,
        "validate",
    ),
    "new source": Command(
        "Write a skeleton of a source in a private folder, and say what is missing.",
        "new source src-museum --in ../private",
        "authoring.records",
        "source",
    ),
    "new passage": Command(
        "Write a skeleton of a passage in a private folder, and say what is missing.",
        "new passage psg-901 --in ../private",
        "authoring.records",
        "passage",
    ),
    "new event": Command(
        "Write a skeleton of an event in a private folder, and say what is missing.",
        "new event evt-opening --in ../private",
        "authoring.records",
        "event",
    ),
    "show": Command(
        "Print a record, with everything that refers to it.", "show evt-peking-convention", _RECORDS, "show"
    ),
    "find": Command(
        "Find records by words, or by a name in any form or script.", "find Mao Tse-tung", _RECORDS, "find"
    ),
    **{
        f"export {form}": Command("", f"export {form} --to build/export", f"exports.{form}", "export")
        for form in EXPORTS
    },
    "texts check": Command(
        "Say which article a file of yours is, what was repaired, and which passages are in it.",
        "texts check seeds/texts/article.txt",
        _RECORDS,
        "texts_check",
    ),
    "texts add": Command(
        "Put copies of yours in their place: recognised, repaired, an older one kept beside them.",
        "texts add ~/Downloads/article.html",
        _RECORDS,
        "texts_add",
    ),
    "openings": Command(
        "Print the hashes by which the paragraphs of a copy are counted.",
        "openings seeds/texts/article.txt",
        _RECORDS,
        "openings",
    ),
    "passage-hash": Command(
        "Print the hash that stands for words which are not kept.",
        'passage-hash "the words of the passage"',
        _RECORDS,
        "passage_hash",
    ),
    "site": Command(
        "Build the course as a static site: pages that judge, and notebooks in the browser.",
        "site --out build/site",
        "site.building",
        "site",
        "root",
    ),
    "companion": Command(
        "Build the lessons as web pages to read, answer, search and print.",
        "companion --out build/companion",
        "site.companion",
        "companion",
        "root",
    ),
}
_MOVED = {"export canvas": "marks canvas", "export moodle": "marks moodle", "export marks": "marks csv"}


class _Parser(argparse.ArgumentParser):
    """A parser that names the next step where a command was called wrongly."""

    def error(self, message: str) -> NoReturn:
        self.exit(CALLED_WRONGLY, f"{self.prog}: {message}; `{self.prog} --help` tells what it takes\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return its exit status (0 well, 1 problems found, 2 called wrongly, 3 stopped)."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    if words[:1] == ["--version"]:
        print(f"fourcenturies {version('fourcenturies')}")
        return 0
    if not words or words[0] in {"-h", "--help"}:
        print(_overview(COMMANDS))
        return 0 if words else CALLED_WRONGLY
    name = next((name for name in (" ".join(words[:2]), words[0]) if name in COMMANDS), "")
    if not name:
        return _unknown(words)
    try:
        return _run(name, words[len(name.split()) :])
    except BrokenPipeError:  # the reader of a pipe, such as head, has seen enough
        sys.stdout = None
        return 0
    except (OSError, ValueError) as error:
        print(f"fourcenturies: {error}", file=sys.stderr)
        return 1
    except StoppedError as stopped:
        print(f"fourcenturies: {stopped}", file=sys.stderr)
        return STOPPED
    except ModuleNotFoundError as error:
        print(f"fourcenturies: {_missing(error)}", file=sys.stderr)
        return STOPPED
    except KeyboardInterrupt:
        print("fourcenturies: stopped; what was finished is kept", file=sys.stderr)
        return INTERRUPTED


def _run(name: str, words: Sequence[str]) -> int:
    command = COMMANDS[name]
    options, rest = _options(name, words)
    options.passed_on = rest
    run: Any = getattr(command.loaded, f"run_{command.name}")
    if command.needs == "nothing":
        return int(run(options))
    if getattr(options, "course", None):
        name_course_folder(options.course)
    root = course_root(getattr(options, "folder", None))
    name_own_records(root)
    options.home = course_root() if command.name == "release" else root  # whose package a release takes along
    if command.needs == "root":
        return int(run(options, root))
    from fourcenturies.release import lesson_ids  # noqa: PLC0415 - only these commands

    known = lesson_ids(root)
    for lesson in getattr(options, "lessons", ()):
        if lesson not in known:
            print(
                f"fourcenturies: there is no lesson {lesson!r}; the lessons are {', '.join(known)}",
                file=sys.stderr,
            )
            return CALLED_WRONGLY
    return int(run(options, root, known))


def _options(name: str, words: Sequence[str]) -> tuple[argparse.Namespace, list[str]]:
    """Read what follows a command; positional words may stand before or after options."""
    parser = parser_of(name)
    if name == "lab":
        return parser.parse_known_args(words)  # what is not ours is JupyterLab's
    return parser.parse_intermixed_args(words), []


def parser_of(name: str) -> argparse.ArgumentParser:
    """Return the parser of a command's own words."""
    command = COMMANDS[name]
    parser = _Parser(
        prog=f"fourcenturies {name}",
        description=command.text,
        epilog=f"Example: fourcenturies {command.example}",
    )
    getattr(command.loaded, f"add_{command.name}")(parser)
    if command.needs == "lessons":
        parser.add_argument(
            "--course", type=Path, metavar="DIR", help="the course's own folder (default: course/)"
        )
        parser.add_argument(
            "--from", dest="folder", type=Path, metavar="DIR", help="another folder with lessons: a sitting's"
        )
    return parser


def _missing(error: ModuleNotFoundError) -> str:
    """Say what to install where a package is not at hand."""
    if error.name == "jupytext":
        return (
            "the package jupytext, which reads the texts of lessons, is not installed: type make lessons, "
            "or pip install '.[author]'"
        )
    if error.name == "jupyterlab":
        return "the package jupyterlab is not installed: run `make lab`, or `pip install jupyterlab`"
    part = "course" if error.name == "nbgrader" else "course,site,companion"
    return f"the package {error.name} is not installed: run `make lab`, or `pip install '.[{part}]'`"


def _overview(commands: Mapping[str, Command]) -> str:
    width = max(map(len, commands))
    return "\n".join([
        "usage: fourcenturies COMMAND ...", "",
        "Reading China and Russia through five sources: the course's own commands.", "",
        *(f"  {name:<{width}}  {command.text}" for name, command in commands.items()), "",
        "`fourcenturies COMMAND --help` tells what a command takes; `fourcenturies --version` tells the version.",
    ])  # fmt: skip


def _unknown(words: Sequence[str]) -> int:
    """Say what was called wrongly, and what can be called."""
    asked = " ".join(words[:2])
    group = {name: command for name, command in COMMANDS.items() if name.split()[0] == words[0]}
    if asked in _MOVED:
        print(f"fourcenturies: marks are exported by `fourcenturies {_MOVED[asked]}`", file=sys.stderr)
    elif group:
        print(_overview(group), file=sys.stdout if words[1:] in (["-h"], ["--help"]) else sys.stderr)
        return 0 if words[1:] in (["-h"], ["--help"]) else CALLED_WRONGLY
    else:
        like = get_close_matches(words[0], [name.split()[0] for name in COMMANDS], 1)
        meant = f"did you mean `fourcenturies {like[0]}`? " if like else ""
        print(
            f"fourcenturies: there is no command {words[0]!r}; {meant}`fourcenturies --help` lists all",
            file=sys.stderr,
        )
    return CALLED_WRONGLY


if __name__ == "__main__":
    sys.exit(main())
