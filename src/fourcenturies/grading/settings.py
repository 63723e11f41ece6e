"""nbgrader's settings for the course. Nothing of nbgrader is imported here: its classes are named."""

from __future__ import annotations

import logging
import os
import sys
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from fourcenturies.course.folder import course_folder
from fourcenturies.course.settings import load_course
from fourcenturies.questions.cells import STUB, WRITTEN_STUB

COURSE = "fourcenturies"
SETTINGS_FILE = "nbgrader_config.py"
IGNORED = [".ipynb_checkpoints", "*.pyc", "__pycache__", "feedback", "*.md", "*.html", ".*"]

_OURS = "fourcenturies.grading.nbgrader_adapter"
_FEEDBACK = "fourcenturies.grading.nbgrader_feedback"
_SQLITE = "sqlite:///"
_THEIRS = "nbgrader.preprocessors"


def configure(config: Any, root: Path) -> None:
    """Set up nbgrader for the course whose top folder is `root`; called by `nbgrader_config.py`."""
    course = config.CourseDirectory
    course.root = str(root)
    course.course_id = COURSE
    course.source_directory = "solutions"
    course.release_directory = "lessons"
    course.submitted_directory = "build/submitted"
    course.autograded_directory = "build/autograded"
    course.feedback_directory = "build/feedback"
    course.db_url = f"sqlite:///{root / 'build' / 'gradebook.db'}"
    course.ignore = IGNORED
    config.ClearSolutions.code_stub = {"python": STUB}
    config.ClearSolutions.text_stub = WRITTEN_STUB
    config.Autograde.exporter_class = f"{_OURS}.SubmissionExporter"
    # Cells, marks and metadata are restored by the exporter as it reads: nothing is left to overwrite or to check.
    config.Autograde.sanitize_preprocessors = [f"{_THEIRS}.OverwriteKernelspec"]
    config.Autograde.autograde_preprocessors = [
        f"{_OURS}.ScoreReplies",
        f"{_OURS}.SaveVerdicts",
        f"{_THEIRS}.AssignLatePenalties",
    ]
    config.GenerateFeedback.exporter_class = f"{_FEEDBACK}.FeedbackExporter"
    config.GenerateFeedback.preprocessors = []
    config.ExchangeFactory.release_feedback = f"{_FEEDBACK}.ReleaseFeedback"
    config.Autograde.pre_convert_hook = f"{_OURS}.before_grading"
    _take_over(config, root)
    # alembic, which nbgrader looks up on PATH, lies beside the Python that runs this.
    os.environ["PATH"] = _with_own_bin(os.environ.get("PATH", ""))
    (root / "build").mkdir(exist_ok=True)


def _take_over(config: Any, root: Path) -> None:
    """Take over what the course's own file says.

    A fault in it must not be raised here: nbgrader would go on without any of these settings, and run what students
    wrote. It is raised where grading begins.
    """
    try:
        own = load_course(course_folder(root))
    except ValueError as error:
        logging.getLogger("fourcenturies").error("%s", error)  # noqa: TRY400 - a sentence, and no traceback
        return
    if own.db_url:
        config.CourseDirectory.db_url = own.db_url
    if own.exchange:
        config.Exchange.root = own.exchange
    if own.late:
        config.AssignLatePenalties.plugin_class = "fourcenturies.grading.penalties.CourseLatePenalty"


def _with_own_bin(path: str) -> str:
    own = str(Path(sys.executable).parent)
    return path if own in path.split(os.pathsep) else os.pathsep.join([own, path])


def load_settings(root: Path) -> Any:
    """Return the settings that the course's `nbgrader_config.py` makes, as traitlets' `Config`.

    Raises `ValueError` where the course's own file has a fault.
    """
    load_course(course_folder(root))
    from traitlets.config import PyFileConfigLoader  # noqa: PLC0415 - only grading needs it

    return PyFileConfigLoader(SETTINGS_FILE, path=str(root)).load_config()


def is_there(db_url: str) -> bool:
    """Say whether there is a gradebook: opening one that is not would make it."""
    path = Path(unquote(db_url.removeprefix(_SQLITE).partition("?")[0]))
    return not db_url.startswith(_SQLITE) or path.is_file()
