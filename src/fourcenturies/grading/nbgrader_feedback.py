"""What nbgrader calls while it makes feedback and hands it back: its own commands, and formgrader's buttons."""

from __future__ import annotations

import glob
import logging
from pathlib import Path
from typing import Any

from nbconvert.exporters import Exporter
from nbgrader.exchange.default import ExchangeReleaseFeedback

from fourcenturies.grading.course import Course
from fourcenturies.grading.feedback import ToTell, to_tell
from fourcenturies.grading.feedback_workers import page_of
from fourcenturies.grading.held import Marked
from fourcenturies.grading.submissions import SECRET, TIMESTAMP

_LOG = logging.getLogger("fourcenturies")


class FeedbackExporter(Exporter):
    """Makes of an autograded notebook the page that `fourcenturies grade --feedback` makes."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.file_extension = ".html"
        self._tell: dict[str, ToTell] = {}

    def from_filename(self, filename: str, resources: Any = None, **_options: Any) -> tuple[str, Any]:
        """Return the page of an autograded notebook."""
        place = resources["nbgrader"]
        lesson, student = place["assignment"], place["student"]
        if lesson not in self._tell:
            course = Course.of(Path(self.parent.coursedir.root), self.parent.config)
            self._tell[lesson] = to_tell(course, lesson)
        tell = self._tell[lesson]
        page = page_of(Path(filename).absolute(), tell.lesson, tell.marked.get(student, Marked()))
        return page.decode(), {**resources, "output_extension": self.file_extension, "outputs": {}}


class ReleaseFeedback(ExchangeReleaseFeedback):
    """Hands feedback back through the Exchange; a page that cannot go this way does not stop the others."""

    def copy_files(self) -> None:
        """Release what came through the Exchange, and say what did not."""
        every = str(self.src_path)
        for folder in sorted(glob.glob(every)):  # noqa: PTH207 - the pattern is nbgrader's
            lacking = [name for name in (SECRET, TIMESTAMP) if not Path(folder, name).is_file()]
            if lacking:
                _LOG.warning(
                    "%s: not released, for %s is missing: it did not come through the Exchange. Hand its page back "
                    "with `fourcenturies feedback canvas` or `moodle`, or by hand.",
                    Path(folder).parent.name,
                    " and ".join(lacking),
                )
                continue
            self.src_path: str = glob.escape(folder)
            super().copy_files()
        self.src_path = every
