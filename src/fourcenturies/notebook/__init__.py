"""What a lesson uses in a notebook: answer cells and checking."""

from __future__ import annotations


def start() -> None:
    """Make the running notebook ready for answers; outside a notebook, do nothing."""
    from IPython.core.getipython import get_ipython  # noqa: PLC0415 - only a notebook needs IPython

    shell = get_ipython()
    if shell is not None:
        from fourcenturies.notebook.magic import register  # noqa: PLC0415 - as above

        register(shell)
