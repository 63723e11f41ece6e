"""Measure against the named peers, in turn and in one run; write build/bench.json.

Every other file here is a benchmark, except `pairs`, and `site` and `engines`, commands of their own: one function
`pairs(folder)` that returns `Pair`s by name.
Each result: {"ours": seconds, "peer": seconds, "ratio": peer / ours, "runs": n, ...}, medians. The machine may be
noisy, so only the ratio means much.
"""

from __future__ import annotations

import json
import sys
import tempfile
from importlib import import_module
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
RESULTS = ROOT / "build" / "bench.json"
sys.path.insert(0, str(ROOT / "tests"))  # the sample class

from pairs import measured  # noqa: E402 - as in the benchmarks, found beside this script

NAMES = sorted({path.stem for path in HERE.glob("[a-z]*.py")} - {"engines", "pairs", "run", "site"})


def main() -> None:
    """Run every benchmark, or the files named on the command line; others keep their last results."""
    results: dict[str, Any] = json.loads(RESULTS.read_text(encoding="utf-8")) if RESULTS.exists() else {}
    for file in sys.argv[1:] or NAMES:
        print(f"{file} ...", flush=True)
        with tempfile.TemporaryDirectory() as folder:
            for name, pair in import_module(file).pairs(Path(folder)).items():
                results[name] = measured(pair)
                print(f"  {name}: {_told(results[name])}", flush=True)
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")


def _told(found: dict[str, Any]) -> str:
    rate = f", {found['rate']:,.0f} a second" if "rate" in found else ""
    return f"ours {found['ours']:.4g} s, peer {found['peer']:.4g} s, ratio {found['ratio']:.1f}{rate}"


if __name__ == "__main__":
    main()
