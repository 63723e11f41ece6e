"""Late penalties as the course's settings ask for them: nbgrader's own plug-in decides."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from nbgrader.utils import parse_utc

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime


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


def is_time(text: bytes) -> bool:
    """Return whether a timestamp file tells a time."""
    try:
        return read_time(text) is not None
    except ValueError:
        return False


def read_time(text: bytes) -> datetime | None:
    """Return the time that a timestamp file tells, in UTC as nbgrader keeps it; `None` for no time.

    Raises `ValueError` where the text is no time.
    """
    if not text.strip():
        return None
    try:
        time: datetime = parse_utc(text.decode("utf-8").strip())
    except (OverflowError, TypeError, AttributeError) as error:
        raise ValueError(f"not a time ({error})") from None
    return time
