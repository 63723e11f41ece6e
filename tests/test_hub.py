"""`docs/hub.md`, played as it is printed: a JupyterHub with real accounts, the Exchange, and PostgreSQL.

It installs JupyterHub and its proxy from the registries, 700 MB and minutes of it, so it is no part of the other tests:
`make hub` runs it. The machine is not changed: all is done on a layer above its files that is gone afterwards.
"""

import json
import os
import shutil
import subprocess
import urllib.request
from pathlib import Path

import pytest

import hub_play
import sample_class
from fourcenturies.cli import main

LESSON, ROOT = hub_play.LESSON, sample_class.CHECKOUT
# All that follows happens in name spaces of its own: accounts, files and processes go with them.
LAYER = """
mount --make-rprivate /
mount -t tmpfs layer "$1" && mkdir "$1/upper" "$1/work" "$1/root"
mount -t overlay layer -o "lowerdir=/,upperdir=$1/upper,workdir=$1/work" "$1/root"
for place in dev sys; do mount --rbind "/$place" "$1/root/$place"; done
mount -t proc proc "$1/root/proc" && mount -t tmpfs run "$1/root/run"
cp -r "$2" "$1/root/srv/course"
exec chroot "$1/root" /usr/bin/python3 /srv/course/tests/hub_play.py docs/hub.md
"""


def missing():
    """Return what is missing to play the guide; "" where nothing is."""
    if not os.environ.get("FOURCENTURIES_HUB"):
        return "it installs 700 MB from the registries and takes minutes; `make hub` runs it"
    if os.geteuid() != 0:
        return "accounts can be made, and layers mounted, by root alone"
    wanted = ("unshare", "runuser", "useradd", "npm", "git", "dpkg")
    if lacking := [name for name in wanted if not shutil.which(name)]:
        return f"{', '.join(lacking)} is not installed here"
    if not Path("/usr/bin/python3").exists():
        return "there is no Python here that all may read"
    try:
        urllib.request.urlopen(hub_play.ADDRESS, timeout=1)  # noqa: S310 - our own address
    except OSError:
        return ""
    return f"something else answers at {hub_play.ADDRESS}"


@pytest.fixture(scope="module")
def played(tmp_path_factory):
    if missing():
        pytest.skip(missing())
    layer, course = tmp_path_factory.mktemp("layer"), tmp_path_factory.mktemp("clone") / "course"
    names = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(names, cwd=ROOT, capture_output=True, check=True).stdout.decode().split("\0")
    for name in filter(None, listed):
        if (ROOT / name).is_file():
            (course / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, course / name)
    spaces = ["unshare", "--mount", "--pid", "--fork", "--mount-proc", "--kill-child"]
    command = [*spaces, "bash", "-ec", LAYER, "layer", str(layer), str(course)]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 0
    return json.loads(done.stdout.splitlines()[-1])


def test_the_marks_on_the_hub_are_those_of_the_same_notebooks_at_a_desk(played, tmp_path, monkeypatch):
    course = sample_class.make_course(tmp_path / "course")
    shutil.rmtree(course / "build" / "submitted")
    for student, notebook in played["submitted"].items():
        place = course / "build" / "submitted" / student / LESSON
        place.mkdir(parents=True)
        (place / f"{LESSON}.ipynb").write_text(json.dumps(notebook), encoding="utf-8")
    monkeypatch.chdir(course)
    guide = (ROOT / "docs" / "hub.md").read_text(encoding="utf-8")
    (people,) = (text for _, kind, _, text in hub_play.BLOCK.findall(guide) if kind == "text")
    (course / "class.csv").write_text(people, encoding="utf-8")
    main(["roster", "class.csv"])
    main(["grade", "--quiet"])
    main(["marks", "csv", "--questions"])
    assert played["marks"] == (course / "build" / "marks.csv").read_text(encoding="utf-8-sig")


def test_the_marks_on_postgresql_are_the_same(played):
    assert played["marks on PostgreSQL"] == played["marks"]
    assert "li,Wei Li,,02_date_first_encounters,q-02-04,3,3" in played["marks"]


def test_each_student_has_got_the_page_that_the_teacher_made(played):
    assert played["pages"] == {"li": [True], "zhao": [True]}


def test_no_student_gets_to_the_keys_or_to_the_work_of_others(played):
    assert played["refused"]
    assert all(played["refused"])
    assert played["found"] == []


def test_only_the_teacher_sees_formgrader(played):
    assert played["seen"] == {"li": False, "zhao": False, "teacher": True}


def test_validate_names_what_has_no_answer_that_can_be_read(played):
    assert 'check(\\"q-02-04\\")' in played["validated"]["zhao"]
    assert 'check(\\"q-02-04\\")' not in played["validated"]["li"]
