"""The `fourcenturies` command: parse, call, print."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

Run = Callable[[argparse.Namespace], int]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return its exit status (0 well, 1 problems found, 2 called wrongly, 3 stopped)."""
    parser = _parser()
    options, rest = parser.parse_known_args(arguments)
    if options.run is _lab:
        options.passed_on = rest  # JupyterLab's own; argparse would refuse one that stands first
    elif rest:
        parser.error(f"unrecognized arguments: {' '.join(rest)}")
    run: Run = options.run
    try:
        return run(options)
    except BrokenPipeError:  # the reader of a pipe, such as head, has seen enough
        sys.stdout = None
        return 0
    except (FileNotFoundError, PermissionError, ValueError) as error:
        print(f"fourcenturies: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("fourcenturies: stopped; what was finished is kept", file=sys.stderr)
        return 130


def course_root(start: Path | None = None) -> Path:
    """Return the course's top folder: this one or the nearest above it that holds `nbgrader_config.py`."""
    here = (start or Path.cwd()).resolve()
    for folder in (here, *here.parents):
        if (folder / "nbgrader_config.py").is_file() and (folder / "solutions").is_dir():
            return folder
    raise FileNotFoundError(
        "this is not the course's folder: change to the one that holds nbgrader_config.py"
    )


def _parser() -> argparse.ArgumentParser:
    from fourcenturies import records_shell  # noqa: PLC0415 - each command loads what it needs
    from fourcenturies.companion import shell as companion_shell  # noqa: PLC0415 - as above
    from fourcenturies.exchange import shell as exchange_shell  # noqa: PLC0415 - as above
    from fourcenturies.grading import shell as grading_shell  # noqa: PLC0415 - as above
    from fourcenturies.questions import listing_shell  # noqa: PLC0415 - as above
    from fourcenturies.questions import shell as judge_shell  # noqa: PLC0415 - as above
    from fourcenturies.site import shell as site_shell  # noqa: PLC0415 - as above

    parser = argparse.ArgumentParser(
        prog="fourcenturies",
        description="Reading China and Russia through five sources: the course's own commands.",
        epilog="Example: fourcenturies judge --kind date --key 1900-05-01 --reply '1 May 1900'",
    )
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)

    def add(name: str, text: str, example: str, run: Run) -> argparse.ArgumentParser:
        command = commands.add_parser(
            name, help=text, description=text, epilog=f"Example: fourcenturies {example}"
        )
        command.set_defaults(run=run)
        return command

    lab = add("lab", "Open JupyterLab on your own working copy of the lessons.", "lab --no-browser", _lab)
    lab.usage = "fourcenturies lab [-h] [OPTIONS OF JUPYTERLAB]"

    lessons = add("lessons", "Make lessons/ from solutions/.", "lessons --check", _lessons)
    lessons.add_argument("names", nargs="*", metavar="LESSON", help="only these lessons")
    lessons.add_argument(
        "--check", action="store_true", help="change nothing; exit 1 where they are out of step"
    )

    judge_shell.add_judge_arguments(
        add(
            "judge",
            "Say how a reply would be marked, and why.",
            "judge --batch replies.jsonl",
            judge_shell.run_judge,
        )
    )
    listing_shell.add_questions_arguments(
        add(
            "questions",
            "List all questions: kind, points, minutes, sources, objective.",
            "questions --json",
            lambda options: listing_shell.run_questions(options, course_root()),
        )
    )
    grading_shell.add_grade_arguments(
        add(
            "grade",
            "Grade a class by reading: gradebook, autograded notebooks, feedback pages.",
            "grade 01_meet_the_sources --feedback",
            _grade,
        )
    )
    exchange_shell.add_collect_arguments(
        add(
            "collect",
            "Bring a bulk download of Canvas or Moodle, or a folder, into build/submitted.",
            "collect submissions.zip --lesson 01_meet_the_sources",
            _collect,
        )
    )
    exchange_shell.add_release_arguments(
        add(
            "release",
            "Pack lessons, package and environment for a class, without any key.",
            "release --out build/release.zip 01_meet_the_sources",
            _release,
        )
    )
    site_shell.add_site_arguments(
        add(
            "site",
            "Build the course as a static site that runs in the browser.",
            "site --out build/site",
            lambda options: site_shell.run_site(options, course_root()),
        )
    )
    companion_shell.add_companion_arguments(
        add(
            "companion",
            "Build the lessons as web pages to read, search and print.",
            "companion --out build/companion",
            lambda options: companion_shell.run_companion(options, course_root()),
        )
    )
    for name, (text, example, add_arguments, run) in records_shell.COMMANDS.items():
        if name != "export":
            add_arguments(add(name, text, example, run))
    export = add(
        "export",
        "Write marks for Canvas, Moodle or a spreadsheet, or the records for other tools.",
        "export canvas 01_meet_the_sources --template gradebook.csv",
        _export,
    )
    records_shell.add_export_arguments(export, *exchange_shell.MARK_FORMATS)
    exchange_shell.add_export_arguments(export)
    return parser


def _grade(options: argparse.Namespace) -> int:
    from fourcenturies.grading.shell import run_grade  # noqa: PLC0415 - only this command
    from fourcenturies.release import lesson_ids  # noqa: PLC0415 - only this command

    root = course_root()
    return run_grade(options, root, lesson_ids(root))


def _collect(options: argparse.Namespace) -> int:
    from fourcenturies.exchange.collect_shell import run_collect  # noqa: PLC0415 - only this command
    from fourcenturies.release import lesson_ids  # noqa: PLC0415 - only this command

    root = course_root()
    return run_collect(options, root, lesson_ids(root))


def _export(options: argparse.Namespace) -> int:
    from fourcenturies.exchange.shell import exports_marks  # noqa: PLC0415 - only this command

    if not exports_marks(options):
        from fourcenturies.records_shell import run_export  # noqa: PLC0415 - only for records

        return run_export(options)
    from fourcenturies.exchange.export_shell import run_export_marks  # noqa: PLC0415 - only for marks
    from fourcenturies.release import lesson_ids  # noqa: PLC0415 - as above

    root = course_root()
    return run_export_marks(options, root, lesson_ids(root))


def _release(options: argparse.Namespace) -> int:
    from fourcenturies.exchange.release_shell import run_release  # noqa: PLC0415 - only this command
    from fourcenturies.release import check_lessons, lesson_ids  # noqa: PLC0415 - only this command

    root = course_root()
    lessons = options.lessons or lesson_ids(root)
    _refuse_unknown(lessons, lesson_ids(root))
    problems = [problem for problem in check_lessons(root, lessons) if problem.startswith("lessons/")]
    if problems:
        print("\n".join(problems), file=sys.stderr)
        return 1
    return run_release(options, root, lessons)


def _refuse_unknown(names: Sequence[str], known: Sequence[str]) -> None:
    unknown = [name for name in names if name not in known]
    if unknown:
        raise ValueError(f"there is no lesson {unknown[0]!r}; the lessons are {', '.join(known)}")


def _lab(options: argparse.Namespace) -> int:
    from fourcenturies.lab import WORK, add_missing, open_lab  # noqa: PLC0415 - only this command

    root = course_root()
    added = add_missing(root / "lessons", root / WORK)
    print(f"Your working copy is {WORK}/ ({len(added)} lessons added; nothing of yours is ever overwritten).")
    print("JupyterLab opens in your browser. Stop it here with Ctrl+C.", flush=True)
    return open_lab(root, options.passed_on)


def _lessons(options: argparse.Namespace) -> int:
    from fourcenturies.release import check_lessons, lesson_ids, write_lessons  # noqa: PLC0415 - only this command

    root = course_root()
    known = lesson_ids(root)
    _refuse_unknown(options.names, known)
    if not options.check:
        changed = write_lessons(root, options.names or None)
        print("\n".join(f"written: {path.relative_to(root)}" for path in changed) or "lessons/ is up to date")
        return 0
    problems = check_lessons(root, options.names or None)
    print(
        "\n".join(problems) or f"lessons/ is in step with solutions/ ({len(options.names or known)} lessons)"
    )
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
