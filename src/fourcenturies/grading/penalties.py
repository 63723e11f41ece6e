"""Late penalties and times of handing in, for nbgrader: the course's rule where it has one, else nbgrader's own."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nbgrader.plugins import BasePlugin
from nbgrader.utils import parse_utc

from fourcenturies.course import times
from fourcenturies.course.folder import course_folder
from fourcenturies.course.settings import LateRule, load_course

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime, tzinfo


def late_penalty(settings: Any) -> Callable[[str, float, float], float | None]:
    """Return the function that says what lateness costs, from a student, a score and the seconds late."""

    @cache
    def plugin() -> Any:
        from nbgrader.preprocessors import AssignLatePenalties  # noqa: PLC0415 - slow, and needed only if one is late

        assigning = AssignLatePenalties(config=settings)
        assigning.init_plugin()
        return assigning.plugin_inst

    def penalty(student: str, score: float, seconds: float) -> float | None:
        found: float | None = plugin().late_submission_penalty(student, score, seconds)
        return found

    return penalty


class CourseLatePenalty(BasePlugin):
    """The late rule of `course.toml`, as nbgrader asks for it."""

    def late_submission_penalty(self, _student: str, score: float, seconds: float) -> float | None:
        """Return what lateness costs; `None` for nothing."""
        rule = load_course(course_folder(Path(self.config.CourseDirectory.root))).late or LateRule()
        return rule.cost(score, seconds)


def is_time(text: bytes, zone: tzinfo = UTC) -> bool:
    """Return whether a timestamp file tells a time."""
    try:
        return read_time(text, zone) is not None
    except ValueError:
        return False


def read_time(text: bytes, zone: tzinfo = UTC) -> datetime | None:
    """Return the time that a timestamp file tells, in UTC as nbgrader keeps it; `None` for no time.

    Raises `ValueError` where the text is no time.
    """
    if not text.strip():
        return None
    return times.read_time(text.decode("utf-8"), zone).replace(tzinfo=None)


def plain_time(text: bytes, zone: tzinfo) -> bytes | None:
    """Return a timestamp as nbgrader reads it rightly; `None` where it does so already, or where it is no time."""
    try:
        told = read_time(text, zone)
    except ValueError:
        return None
    if told is None:
        return None
    with suppress(ValueError, OverflowError, TypeError, AttributeError):
        if parse_utc(text.decode("utf-8").strip()) == told:
            return None
    return f"{times.stamp(told.replace(tzinfo=UTC))}\n".encode()
