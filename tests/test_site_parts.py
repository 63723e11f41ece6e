"""What the site is made of: wheels, a lock that names them, keys in a wheel of their own."""

import json
import zipfile

import pytest

from fourcenturies.notebook.solutions import find_keys
from fourcenturies.release import lesson_ids
from fourcenturies.site import distribution
from fourcenturies.site.building import _plugin_settings
from fourcenturies.site.keys_wheel import keys_wheel
from fourcenturies.site.wheels import Target, read_wheel

TARGET = Target("3.14.2", "2026_0")
CDN = "https://cdn.example/pyodide"


def wheel(folder, name, version="1.0", *needs):
    path = folder / f"{name}-{version}-py3-none-any.whl"
    lines = [
        "Metadata-Version: 2.1",
        f"Name: {name}",
        f"Version: {version}",
        *(f"Requires-Dist: {n}" for n in needs),
    ]
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(f"{name}/__init__.py", "")
        archive.writestr(f"{name}-{version}.dist-info/METADATA", "\n".join(lines))
    return path


def test_a_wheel_tells_what_the_browser_needs_of_it(tmp_path):
    needs = ("Other_One>=2", "pexpect; sys_platform != 'emscripten'", "tests; extra == 'dev'")
    read = read_wheel(wheel(tmp_path, "mine", "2.0", *needs), TARGET)
    assert (read.name, read.version, read.imports, read.needs) == ("mine", "2.0", ("mine",), ("other-one",))


def test_the_lock_names_what_lies_beside_it_and_keeps_the_address_of_the_rest(tmp_path, monkeypatch):
    monkeypatch.setattr(distribution, "KERNEL", ())
    cache, folder = tmp_path / "cache", tmp_path / "pyodide"
    cache.mkdir()
    folder.mkdir()
    wheel(cache, "helped", "3.1")
    entry = {"name": "numpy", "version": "2.4", "file_name": "numpy-2.4.whl"}
    lock = {"info": {"python": "3.14.2", "abi_version": "2026_0"}, "packages": {"numpy": entry}}
    (folder / "pyodide-lock.json").write_text(json.dumps(lock), encoding="utf-8")
    own = wheel(tmp_path, "mine", "2.0", "helped", "jupyterlab-widgets")
    keys = wheel(tmp_path, "keys")
    served = distribution.place_packages(folder, [own, keys], {"helped": "3.1"}, CDN, cache)
    packages = json.loads((folder / "pyodide-lock.json").read_text(encoding="utf-8"))["packages"]
    assert set(served) == {"mine", "keys", "helped"}
    assert packages["mine"]["depends"] == ["helped", "keys"]
    assert packages["numpy"]["file_name"] == f"{CDN}/numpy-2.4.whl"
    assert (folder / packages["helped"]["file_name"]).is_file()


def test_a_package_that_nothing_pins_is_named(tmp_path, monkeypatch):
    monkeypatch.setattr(distribution, "KERNEL", ("unknown",))
    lock = {"info": {"python": "3.14.2", "abi_version": "2026_0"}, "packages": {}}
    (tmp_path / "pyodide-lock.json").write_text(json.dumps(lock), encoding="utf-8")
    with pytest.raises(ValueError, match="unknown: neither"):
        distribution.place_packages(tmp_path, [wheel(tmp_path, "mine")], {}, CDN, tmp_path)


def test_with_the_wheel_of_keys_at_hand_and_only_then_there_are_keys(root, tmp_path, monkeypatch):
    first = lesson_ids(root)[0]
    assert find_keys(first, tmp_path) == {}
    packed = keys_wheel(root / "solutions", [first], "0.1.0", tmp_path)
    with zipfile.ZipFile(packed) as archive:
        archive.extractall(tmp_path / "installed")
    monkeypatch.syspath_prepend(str(tmp_path / "installed"))
    assert "q-01-02" in find_keys(first, tmp_path)


def test_a_lesson_is_saved_every_few_seconds():
    assert _plugin_settings()["@jupyterlab/docmanager-extension:plugin"]["autosaveInterval"] <= 10
