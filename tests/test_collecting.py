"""One bad record fails the tests that read it, and not the collection of all tests."""

import os
import subprocess
import sys

from conftest import ROOT


def test_no_test_module_reads_the_records_while_it_is_imported():
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "pytest",
            "--collect-only",
            "-q",
            "-p",
            "no_records",
            "-p",
            "no:cacheprovider",
        ],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(map(str, (ROOT / "src", ROOT / "tests")))},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-3000:]
