"""The judge of the pages: Pyodide's core, Python and the course as far as judging needs them, and the scripts.

The folder's name carries a digest of all that is in it, so that a page never meets the judge or the records of another
build. Where one verdict in the browser's Python differs from the desk's, nothing is built.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fourcenturies.site.distribution import LOCK, place_core, rehearse
from fourcenturies.site.page_rehearsal import verdicts

if TYPE_CHECKING:
    from collections.abc import Sequence

PYODIDE = "314.0.6"
"""The same as JupyterLite's, which `site.building` checks."""
CACHE = Path("build", "site-workshop", "cache")
SCRIPTS = Path(__file__).with_name("page")
_OURS = ("answering.js", "judging.js", "keeping.js")
_SERVED = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm")


def place_judge(root: Path, out: Path, *, keys: bool = True) -> str:
    """Put the judge of the course at `root` into a folder in `out`; return the folder's name.

    Without `keys` it holds no solution, and only tells what a reply was read as. Raises `ValueError` where a verdict of
    the browser's Python is not the desk's.
    """
    with tempfile.TemporaryDirectory() as scratch:
        core, course, made = (Path(scratch, name) for name in ("core", "course", "made"))
        (root / CACHE).mkdir(parents=True, exist_ok=True)
        place_core(PYODIDE, core, root / CACHE)
        made.mkdir()
        for part in ("lessons", "seeds", *(("solutions",) if keys else ())):
            shutil.copytree(root / part, course / part, ignore=shutil.ignore_patterns("texts", ".*", "*.bak"))
        package, traitlets = (Path(str(_place_of(name))) for name in ("fourcenturies", "traitlets"))
        mounts = {
            "/src/fourcenturies": package,
            "/home/pyodide/course": course,
            "/seeds": course / "seeds",
            "/made": made,
        }
        mounts |= {"/theirs/traitlets": traitlets}
        call = 'fit_pages("/home/pyodide/course", "/theirs/traitlets", "/made")'
        rehearse(
            core,
            mounts,
            f'import sys; sys.path.insert(0, "/src")\nfrom fourcenturies.site.page_rehearsal import fit_pages\n{call}',
        )
        _compare(json.loads((made / "verdicts.json").read_text(encoding="utf-8")), verdicts(str(course)))
        (made / "verdicts.json").unlink()
        for name in _SERVED:
            shutil.copyfile(core / name, made / name)
        info = json.loads((core / LOCK).read_text(encoding="utf-8"))["info"]
        (made / "lock.json").write_text(json.dumps({"info": info, "packages": {}}), encoding="utf-8")
        for name in _OURS:
            shutil.copyfile(SCRIPTS / name, made / name)
        name = f"judge-{_digest(made)}"
        shutil.copytree(made, out / name, dirs_exist_ok=True)
    return name


def _place_of(package: str) -> Path:
    spec = find_spec(package)
    if spec is None or not spec.origin:
        raise FileNotFoundError(f"{package} is not installed here")
    return Path(spec.origin).parent


def _compare(browser: Sequence[Any], desk: Sequence[Any]) -> None:
    different = [f"{one[0]}: “{one[1]}”" for one, other in zip(browser, desk, strict=True) if one != other]
    if different:
        raise ValueError(f"the browser’s Python judges otherwise than the desk’s, first {different[0]}")


def _digest(folder: Path) -> str:
    whole = hashlib.sha256()
    for path in sorted(folder.iterdir()):
        whole.update(path.name.encode() + hashlib.sha256(path.read_bytes()).digest())
    return whole.hexdigest()[:12]
