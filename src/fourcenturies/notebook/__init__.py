"""What a lesson uses in a notebook: answer cells and checking."""

from __future__ import annotations

import os
import re
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from IPython.core.interactiveshell import InteractiveShell

_LESSON = "questions.toml"
_CALLED = re.compile(r"(?<![.\w])([a-z_]+)\s*[(?]")


def start() -> None:
    """Make the running notebook ready for answers; outside a notebook, do nothing."""
    from IPython.core.getipython import get_ipython  # noqa: PLC0415 - only a notebook needs IPython

    shell = get_ipython()
    if shell is not None:
        from fourcenturies.notebook.magic import register  # noqa: PLC0415 - as above

        register(shell)
        if not any(isinstance(hook, _Names) for hook in shell.events.callbacks["pre_run_cell"]):
            shell.events.register("pre_run_cell", _Names(shell))


def start_with_kernel() -> None:
    """Make a kernel ready before its first cell runs, where it serves a lesson; leave every other kernel alone.

    The file that the package puts into `etc/ipython/startup` calls this in each kernel: it must cost next to nothing.
    """
    if _serves_a_lesson():
        start()


def _serves_a_lesson() -> bool:
    """Tell whether a lesson's questions lie beside the notebook; the browser's Python serves nothing but lessons."""
    named = os.path.dirname(os.environ.get("JPY_SESSION_NAME", ""))  # noqa: PTH120 - pathlib is not loaded yet
    return sys.platform == "emscripten" or any(
        os.path.isfile(os.path.join(folder, _LESSON))  # noqa: PTH113, PTH118 - as above
        for folder in (os.curdir, named)
        if folder
    )


class _Names:
    """Gives the names of the course to a cell that uses them and has none of its own by that name.

    Each is loaded where it is first used, so that a kernel starts without the widgets.
    """

    def __init__(self, shell: InteractiveShell) -> None:
        self._shell = shell

    def __call__(self, info: Any) -> None:
        import fourcenturies  # noqa: PLC0415 - it imports nothing until a name is asked for

        text, own = str(info.raw_cell), self._shell.user_ns
        if text.lstrip().startswith("%%"):
            return  # an answer is no code
        for name in {*_CALLED.findall(text)}.intersection(fourcenturies.__all__):
            if name not in own:
                own[name] = getattr(fourcenturies, name)
