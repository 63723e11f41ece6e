"""Play `docs/hub.md` as it is printed, on a machine that may be changed at will; `test_hub.py` lends it one.

Run by the machine's own Python, with nothing but its standard library: the blocks of the guide are run as the persons
that they name, the students do by JupyterLab's own addresses what its buttons do, and one line of JSON tells the end.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import time
from http.cookiejar import CookieJar
from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, Request, build_opener

ADDRESS, LESSON = "http://127.0.0.1:8000", "02_date_first_encounters"
ROOTS_PATH = "/usr/sbin:/usr/bin:/sbin:/bin"
HOME = Path("/home/teacher")
COURSE = HOME / "course"
BLOCK = re.compile(r"^(?:## ([^\n]+)|```(\w+) ?([^\n]*)\n(.*?)^```)$", re.MULTILINE | re.DOTALL)
STUDENTS: dict[str, dict[str, str]] = {
    "li": {"q-02-02": "not stated", "q-02-04": "6 September 1689", "q-02-10": "They do not date one thing."},
    "zhao": {"q-02-02": "Philip Snow", "q-02-06": "1860", "q-02-04": "hard to say"},
}


def tell(words: str) -> None:
    """Say on the second channel how far it is."""
    print(words, file=sys.stderr, flush=True)


def as_person(name: str, command: str, **options: Any) -> subprocess.CompletedProcess[str]:
    """Run a command as somebody whose terminal is one of the hub's."""
    if name == "root":
        environ = {**os.environ, "PATH": ROOTS_PATH}
        return subprocess.run(
            ["bash", "-ec", command], text=True, check=False, cwd="/", env=environ, **options
        )
    home = f"/home/{name}"
    environ = {"HOME": home, "USER": name, "PATH": f"/opt/hub/bin:{ROOTS_PATH}", "LANG": "C.UTF-8"}
    whole = ["runuser", "-u", name, "--", "env", "-i", *(f"{key}={value}" for key, value in environ.items())]
    return subprocess.run([*whole, "bash", "-ec", command], text=True, check=False, cwd=home, **options)


def installed(line: str) -> bool:
    """Say whether a line of the guide installs what is there, from wherever: a newer one is not fetched for a test."""
    names = line.split("--yes")[1].split() if line.startswith("apt-get install") else []
    return bool(names) and all(
        shutil.which(name)
        or not subprocess.run(["dpkg", "-s", name], capture_output=True, check=False).returncode
        for name in names
    )


def play(kind: str, whose: str, text: str) -> None:
    """Do what a block of the guide says: write a file, add a line to the course's settings, or run commands."""
    tell(f"--- {kind} {whose}")
    if kind == "toml":
        path = COURSE / "course" / whose
        path.write_text(path.read_text(encoding="utf-8").replace("[due]", f"{text}\n[due]"), encoding="utf-8")
    elif kind in {"python", "json", "text"}:
        path = Path(whose)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        if HOME in path.parents:
            made = [place for place in (path, *path.parents) if HOME in place.parents]
            subprocess.run(["chown", "teacher:", *map(str, made)], check=True)
    elif whose == "root background":
        log = Path("/srv/jupyterhub/log").open("w")  # noqa: SIM115 - it stays open as long as the hub runs
        command = ["bash", "-ec", text]
        subprocess.Popen(command, stdout=log, stderr=log, env={"PATH": ROOTS_PATH})
    else:
        lines = [line for line in text.splitlines() if not installed(line)]
        # 1 tells that something is left to a person: that is no fault of the guide.
        lines = [f"{line} || [ $? = 1 ]" if line.startswith("fourcenturies") else line for line in lines]
        done = as_person(whose, "\n".join(lines), stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        tell(done.stdout[-3000:])
        if done.returncode:
            raise SystemExit(f"docs/hub.md: this block ended with status {done.returncode}:\n{text}")


class Person:
    """Somebody in a browser: logged in to the hub, with a server of their own."""

    def __init__(self, name: str) -> None:
        self.name, self._cookies = name, CookieJar()
        self._browser = build_opener(HTTPCookieProcessor(self._cookies))
        self._page("/hub/login")
        form = {"username": name, "password": f"secret-{name}", "_xsrf": self._xsrf("/hub/")}
        self._page("/hub/login", urlencode(form).encode())
        self._page("/hub/spawn")
        until = time.monotonic() + 120
        while f"/user/{name}/" not in self._page(f"/user/{name}/lab")[0]:
            if time.monotonic() > until:
                raise SystemExit(f"{name} got no server; {Path('/srv/jupyterhub/log').read_text()[-3000:]}")
            time.sleep(0.5)

    def _xsrf(self, path: str) -> str:
        return next((one.value or "" for one in self._cookies if (one.name, one.path) == ("_xsrf", path)), "")

    def _page(self, path: str, body: bytes | None = None, method: str | None = None) -> tuple[str, str]:
        headers = {"X-XSRFToken": self._xsrf(f"/user/{self.name}/") or self._xsrf("/hub/")}
        request = Request(ADDRESS + path, body, headers, method=method)  # noqa: S310 - our own address
        with self._browser.open(request, timeout=120) as answer:
            return answer.geturl(), answer.read().decode()

    def ask(self, path: str, form: dict[str, str] | None = None) -> Any:
        """Press a button of JupyterLab."""
        return json.loads(
            self._page(f"/user/{self.name}{path}", urlencode(form).encode() if form else None)[1]
        )

    def sees_formgrader(self) -> bool:
        """Say whether JupyterLab shows this person formgrader's menu."""
        page = self._page(f"/user/{self.name}/lab")[1]
        config = re.search(r'<script id="jupyter-config-data"[^>]*>(.*?)</script>', page, re.DOTALL)
        if not config:
            raise SystemExit("JupyterLab's page tells nothing of its parts")
        return "@jupyter/nbgrader:formgrader" not in json.loads(config[1])["disabledExtensions"]

    def work(self, replies: dict[str, str]) -> str:
        """Fetch, answer, save, validate and submit a lesson; return what Validate said."""
        place = {"course_id": "fourcenturies", "assignment_id": LESSON}
        (found,) = self.ask("/assignments?course_id=fourcenturies")["value"]
        if (found["assignment_id"], found["status"]) != (LESSON, "released"):
            raise SystemExit(f"{self.name}: the lesson is not there to be fetched: {found}")
        self.ask("/assignments/fetch", place)
        path = f"/api/contents/{LESSON}/{LESSON}.ipynb"
        notebook = self.ask(path)["content"]
        for cell in notebook["cells"]:
            kind, _, question = cell.get("id", "").partition("-")
            if question in replies and kind in {"answer", "written"}:
                cell["source"] = ("%%answer " + question + "\n" if kind == "answer" else "") + replies[
                    question
                ]
        saved = json.dumps({"type": "notebook", "format": "json", "content": notebook}).encode()
        self._page(f"/user/{self.name}{path}", saved, "PUT")
        told = self.ask("/assignments/validate", {"path": f"{LESSON}/{LESSON}.ipynb"})
        if not self.ask("/assignments/submit", place)["success"]:
            raise SystemExit(f"{self.name}: the work was not taken")
        return json.dumps(told)


def marks() -> str:
    """Return the marks as the teacher's command wrote them last."""
    return (COURSE / "build" / "marks.csv").read_text(encoding="utf-8-sig")


def pages(student: str, fetched: Person) -> list[bool]:
    """Return of each page that a student has got, whether it is the one that the teacher made."""
    fetched.ask("/assignments/fetch_feedback", {"course_id": "fourcenturies", "assignment_id": LESSON})
    own = COURSE / "build" / "feedback" / student / LESSON / f"{LESSON}.html"
    got = Path(f"/home/{student}/{LESSON}").glob("feedback/*/*.html")
    return [path.read_bytes() == own.read_bytes() for path in got]


def main(guide: str) -> None:
    """Play the guide from its first block to its last."""
    for name in ("teacher", *STUDENTS):
        subprocess.run(["useradd", "--create-home", "--shell", "/bin/bash", name], check=True)
        subprocess.run(["chpasswd"], input=f"{name}:secret-{name}\n", text=True, check=True)
    COURSE.parent.chmod(0o755)
    Path("/srv/course").rename(COURSE)
    people: dict[str, Person] = {}
    told: dict[str, Any] = {"refused": [], "seen": {}, "pages": {}}
    for section, kind, whose, text in BLOCK.findall((COURSE / guide).read_text(encoding="utf-8")):
        if section.startswith("3."):
            people = {name: Person(name) for name in STUDENTS}
            told["validated"] = {name: people[name].work(replies) for name, replies in STUDENTS.items()}
        elif section.startswith("5."):
            told["marks"] = marks()
            told["pages"] = {name: pages(name, person) for name, person in people.items()}
            subprocess.run(
                ["service", "postgresql", "start"], check=False
            )  # as Debian does once it is installed
        elif not section:
            play(kind, whose, text)
    told["marks on PostgreSQL"] = marks()
    told["seen"] = {
        name: one.sees_formgrader() for name, one in (people | {"teacher": Person("teacher")}).items()
    }
    for name in STUDENTS:
        for place in ("solutions", "build", f"solutions/{LESSON}/{LESSON}.ipynb"):
            told["refused"].append(
                bool(as_person(name, f"ls {COURSE / place}", capture_output=True).returncode)
            )
        inbound = "ls /srv/nbgrader/exchange/fourcenturies/inbound"
        told["refused"].append(bool(as_person(name, inbound, capture_output=True).returncode))
    told["submitted"] = {
        name: json.loads((COURSE / f"build/submitted/{name}/{LESSON}/{LESSON}.ipynb").read_text())
        for name in STUDENTS
    }
    told["found"] = [str(path) for path in Path("/opt/hub").rglob("rubric.md")]
    print(json.dumps(told))


if __name__ == "__main__":
    main(sys.argv[1])
