"""The start of the judge, against bare Python: `over` is what the judge adds."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

from pairs import Pair

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def pairs(_folder: Path) -> dict[str, Pair]:
    """Return the import alone, and the import with a first verdict, which reads the names of the records."""
    first = (
        "from fourcenturies.questions.judge import judge\n"
        "from fourcenturies.questions.keys import Key\n"
        "from fourcenturies.questions.model import Question\n"
        "judge(Question('q-01-01', 'attribution'), 'Mao', Key('Mao Zedong'))"
    )
    bare = "Python that does nothing"
    return {
        "judge_import": Pair(
            _python("import fourcenturies.questions.judge"), _python(""), runs=25, note=bare
        ),
        "judge_first_verdict": Pair(_python(first), _python(""), runs=25, note=bare),
    }


def _python(code: str) -> Callable[[], object]:
    return lambda: subprocess.run([sys.executable, "-c", code], check=True)
