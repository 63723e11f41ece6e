"""A plugin for pytest under which reading the course's records is an error: `pytest --collect-only -p no_records`."""

import sys
from pathlib import Path

SEEDS = str(Path(__file__).resolve().parents[1] / "seeds")


def _refuse(event, arguments):
    if event == "open" and str(arguments[0]).startswith(SEEDS):
        raise PermissionError(f"{arguments[0]} is read while tests are collected")


def pytest_configure():
    """Refuse from here on; a hook stays for the life of a process, so that to import this module adds none."""
    sys.addaudithook(_refuse)
