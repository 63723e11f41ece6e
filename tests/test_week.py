"""`docs/instructors.md`, played as it is printed on a class of forty: once each for Canvas, Moodle and the Exchange.

A frame of the guide that begins with `sh` is typed, word for word; `toml` and `diff` are what a person edits. What only
people do, handing in and marking by hand, is done where the guide's sections say so.
"""

import contextlib
import csv
import io
import json
import re
import shlex
import shutil
import zipfile

import pytest

import sample_class
from downloads import canvas_zip, zip_of
from fourcenturies.cli import COMMANDS, main, parser_of
from fourcenturies.questions.keys import Key
from fourcenturies.questions.lessons import load_keys
from hub_play import BLOCK

LESSON, WRITTEN = "02_date_first_encounters", "written-q-02-10"
FILE, PAGE = f"{LESSON}.ipynb", f"{LESSON}.html"
GUIDE = (sample_class.CHECKOUT / "docs" / "instructors.md").read_text(encoding="utf-8")
PLATFORMS = ("canvas", "moodle", "exchange")
_NAMES = [
    ("Lange", "Ada"), ("王", "小明"), ("Иванова", "Анна"), ("حداد", "ليلى"), ("田中", "さくら"), ("Παππάς", "Νίκος"),
    ("O'Neill", "Seán"), ("García Pérez", "José María"), ("Nguyễn", "Thị Hạnh"), ("=HYPERLINK(1)", "Robert"),
]  # fmt: skip
CLASS = [
    (
        f"s{number:02}",
        f"{_NAMES[number % 10][0]}{('', ' Kim', ' Øye', ' Novák')[number // 10]}",
        _NAMES[number % 10][1],
    )
    for number in range(40)
]
ABSENT, DAMAGED = "s39", {"s36", "s37", "s38"}
WROTE = tuple(student for student, *_ in CLASS if student not in {ABSENT, *DAMAGED})
RIGHT = {
    "q-02-01": "the Qianlong Emperor",
    "q-02-02": "not stated",
    "q-02-05": "not stated",
    "q-02-13": "135 days",
}
PORT, IN_MONTHS = ("s01", "s11", "s21", "s31"), ("s02", "s12", "s22")
MENDED, RULED = "q-02-05", "q-02-13"
ESSAY, MARK = "They do not all say the same, and none of them needs to be wrong.", 3.5


def replies_of(student):
    changed = (
        {MENDED: "2 July 1860"} if student in PORT else {RULED: "4.5 months"} if student in IN_MONTHS else {}
    )
    return RIGHT | changed


def work_of(course, student):
    """Return what a student hands in, made from the lesson as the class was given it."""
    if student in DAMAGED:
        return b"<html>"
    notebook = json.loads((course / "lessons" / LESSON / FILE).read_text(encoding="utf-8"))
    for cell in notebook["cells"]:
        kind, _, question = cell["id"].partition("-")
        if kind == "answer" and question in replies_of(student):
            cell["source"] = f"%%answer {question}\n{replies_of(student)[question]}"
        elif cell["id"] == WRITTEN:
            cell["source"] = ESSAY
    return json.dumps(notebook).encode()


def class_list():
    """Return the class as Canvas exports its gradebook."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(
        ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", "Date the port and the treaty (98765)"]
    )
    writer.writerow(["    Points Possible", "", "", "", "", "26"])
    writer.writerows(
        [f"{last}, {first}", 4700 + number, f"S-{number}", student, "A", ""]
        for number, (student, last, first) in enumerate(CLASS)
    )
    return text.getvalue()


def worksheet():
    """Return the class as Moodle's grading worksheet lists it."""
    head = '\ufeffIdentifier,"Full name","Email address",Status,Grade,"Maximum Grade","Grade can be changed",'
    rows = [
        f'"Participant {58 + number}","{first} {last}",x@example.org,Submitted,,26.00,Yes,'
        '"Friday, 4 December 2026, 9:15 PM",-,'
        for number, (_, last, first) in enumerate(CLASS)
    ]
    return "\n".join(
        [head + '"Last modified (submission)","Last modified (grade)","Feedback comments"', *rows, ""]
    )


def canvas_name(number, ending):
    _, last, first = CLASS[number]
    squashed = "".join(sign for sign in f"{last}{first}".casefold() if sign.isalnum())
    return f"{squashed}_{4700 + number}_{90000 + number}_{LESSON}{ending}"


class Exchange:
    """The students' side of nbgrader's Exchange: what `nbgrader fetch_assignment`, `submit`, `fetch_feedback` do."""

    def __init__(self, course, home):
        self.root, self.course, self.home = course.parent / "exchange", course, home
        self.root.mkdir(mode=0o777)
        self.root.chmod(0o777)

    def _do(self, step, student):
        from nbgrader.auth import Authenticator
        from nbgrader.coursedir import CourseDirectory
        from nbgrader.exchange import default
        from traitlets.config import Config

        own = self.home / student
        own.mkdir(parents=True, exist_ok=True)
        config = Config()
        config.Exchange.root, config.Exchange.cache = str(self.root), str(own / "cache")
        config.Exchange.assignment_dir = str(own)
        place = CourseDirectory(
            course_id="fourcenturies", assignment_id=LESSON, student_id=student, config=config
        )
        parts = {"coursedir": place, "authenticator": Authenticator(config=config), "config": config}
        getattr(default, f"Exchange{step}")(**parts).start()
        return own / LESSON

    def hand_in(self):
        for student, *_ in CLASS:
            if student != ABSENT:
                folder = self._do("FetchAssignment", student)
                (folder / FILE).write_bytes(work_of(self.course, student))
                self._do("Submit", student)

    def fetched(self):
        """Return each page that a student got, by student."""
        pages = {}
        for student, *_ in CLASS:
            if student != ABSENT:
                (page,) = self._do("FetchFeedback", student).glob("feedback/*/*.html")
                pages[student] = page.read_bytes()
        return pages


class Week:
    """The guide played for one platform. `said` holds status and output by command, in order."""

    def __init__(self, platform, folder):
        self.platform, self.course = platform, sample_class.make_course(folder / "course")
        shutil.rmtree(self.course / "build" / "submitted")
        for name in ("pyproject.toml", "README.md", "LICENSE", "environment.yml", "constraints.txt"):
            shutil.copy(sample_class.CHECKOUT / name, self.course / name)
        shutil.copy(
            sample_class.CHECKOUT / "solutions" / "bank.toml", self.course / "solutions" / "bank.toml"
        )
        for name in ("src", "seeds"):
            (self.course / name).symlink_to(sample_class.CHECKOUT / name)
        (self.course / "class.csv").write_text(class_list(), encoding="utf-8")
        self.exchange = Exchange(self.course, folder / "students")
        self.said, self.early, self.back = [], {}, {}

    def play(self):
        for section, kind, whose, text in BLOCK.findall(GUIDE):
            if section:
                self.people_do(section)
            elif kind == "sh" and (not whose or self.platform in whose.split()):
                for line in text.splitlines():
                    self.type(line)
            elif kind == "toml":
                self.edit_settings(text)
            elif kind == "diff":
                self.edit(self.course / whose, text)
        return self

    def type(self, line):
        program, *words = shlex.split(line)
        if program == "nbgrader":
            done = sample_class.nbgrader(self.course, *words)
            status, out = done.returncode, done.stdout + done.stderr
        else:
            assert program == "fourcenturies", line
            stream = io.StringIO()
            with (
                contextlib.chdir(self.course),
                contextlib.redirect_stdout(stream),
                contextlib.redirect_stderr(stream),
            ):
                status = main(words)
            out = stream.getvalue()
        assert status in {0, 1}, f"{line}: {out}"
        self.said.append((line, status, out))

    def told(self, command):
        """Return what the last call of a command said."""
        return next(out for line, _, out in reversed(self.said) if line.startswith(command))

    def edit_settings(self, text):
        path = self.course / "course" / "course.toml"
        if "returned" in text:
            self.early = self.pages()
        settings, (first, *rest) = path.read_text(encoding="utf-8"), text.splitlines()
        lines = [first, *rest] if first.startswith("[") else [first, "", "[due]"]
        path.write_text(
            settings.replace(lines[0] if rest else "[due]", "\n".join(lines), 1), encoding="utf-8"
        )

    def edit(self, path, diff):
        old, new = (
            "".join(f"{line[1:]}\n" for line in diff.splitlines() if line[0] in f" {sign}") for sign in "-+"
        )
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, old
        path.write_text(text.replace(old, new), encoding="utf-8")

    def people_do(self, section):
        if section.startswith("Monday"):
            self.edit_settings(f'exchange = "{self.exchange.root}"')
        elif section.startswith("The due date"):
            self.hand_in()
        elif section.startswith("Returning"):
            self.mark_by_hand()
        elif section.startswith("A key was wrong"):
            self.back = self.handed_back()
            self.returned = self.pages()

    def hand_in(self):
        """Hand in on the platform: the file that an instructor downloads from it."""
        if self.platform == "exchange":
            self.exchange.hand_in()
            return
        works = {
            number: work_of(self.course, student)
            for number, (student, *_) in enumerate(CLASS)
            if student != ABSENT
        }
        path = self.course / "submissions.zip"
        if self.platform == "canvas":
            canvas_zip(path, {canvas_name(number, ".ipynb"): data for number, data in works.items()})
            (self.course / "gradebook.csv").write_text(class_list(), encoding="utf-8")
        else:
            names = {number: f"{CLASS[number][2]} {CLASS[number][1]}_{58 + number}" for number in works}
            zip_of(
                path,
                {f"{names[number]}_assignsubmission_file/{FILE}": data for number, data in works.items()},
            )
            (self.course / "worksheet.csv").write_text(worksheet(), encoding="utf-8")

    def mark_by_hand(self):
        """Give each essay its mark, as formgrader does."""
        from nbgrader.api import Gradebook

        with Gradebook(f"sqlite:///{self.course / 'build' / 'gradebook.db'}", "fourcenturies") as book:
            for student in WROTE:
                grade = book.find_grade(WRITTEN, LESSON, LESSON, student)
                assert grade.needs_manual_grade
                grade.manual_score, grade.needs_manual_grade = MARK, False
            book.db.commit()

    def pages(self):
        return {
            path.parent.parent.name: path.read_bytes()
            for path in self.course.glob(f"build/feedback/*/*/{PAGE}")
        }

    def handed_back(self):
        """Return what goes back to students, by the name under which it does."""
        if self.platform == "exchange":
            return self.exchange.fetched()
        with zipfile.ZipFile(self.course / "build" / f"feedback-{self.platform}-{LESSON}.zip") as archive:
            return {name: archive.read(name) for name in archive.namelist()}

    def marks(self):
        with (self.course / "build" / "marks.csv").open(encoding="utf-8-sig", newline="") as file:
            return {
                (row["student"], row["question"]): (row["points"], row["waiting"])
                for row in csv.DictReader(file)
            }


@pytest.fixture(scope="module", params=PLATFORMS)
def week(request, tmp_path_factory):
    return Week(request.param, tmp_path_factory.mktemp(request.param)).play()


def test_a_good_course_is_told_so(week):
    assert week.told("fourcenturies course doctor") == "All is well.\n"


def test_what_was_changed_in_the_text_is_what_the_class_gets(week):
    released = (week.course / "lessons" / LESSON / FILE).read_text(encoding="utf-8")
    assert "In which year was Vladivostok founded, by her article?" in released
    assert f"lessons/{LESSON}" in next(
        out for line, _, out in week.said if line.startswith("fourcenturies lessons")
    )
    grade = next(out for line, _, out in week.said if line == "fourcenturies grade")
    assert "of 26" in grade, "25 points, and one more"


def test_everybody_is_accounted_for(week):
    grade = next(out for line, _, out in week.said if line == "fourcenturies grade")
    assert f"{LESSON}: not handed in (1): " in grade
    assert ABSENT in grade.split("not handed in (1): ")[1].splitlines()[0]
    assert set(week.early) == {*WROTE, *DAMAGED}


def test_before_the_return_no_page_holds_an_accepted_answer(week):
    keys = load_keys(week.course / "solutions" / LESSON / FILE)
    for student in ("s01", "s02", "s36"):
        page = week.early[student].decode()
        assert "The accepted answer" not in page
        assert "A sample answer" not in page
        unseen = [key for question, key in keys.items() if question not in replies_of(student)]
        assert not [
            key.answer
            for key in unseen
            if isinstance(key, Key) and len(key.answer) > 8 and key.answer in page
        ]
        assert not [key.because for key in keys.values() if key.because and key.because in page]


def test_after_the_return_each_page_holds_answers_and_the_mark_given_by_hand(week):
    for student in WROTE:
        page = week.returned[student].decode()
        assert page.count("The accepted answer") == 10, "nine, and what came of the first guess"
        assert "3.5 of 6 points" in page


def test_feedback_is_back_at_each_student(week):
    numbers = [number for number, (student, *_) in enumerate(CLASS) if student in WROTE]
    names = {
        "canvas": {canvas_name(number, ".html"): CLASS[number][0] for number in numbers},
        "moodle": {
            f"{CLASS[number][2]} {CLASS[number][1]}_{58 + number}_assignsubmission_file_{PAGE}": CLASS[
                number
            ][0]
            for number in numbers
        },
        "exchange": {student: student for student in (*WROTE, *DAMAGED)},
    }[week.platform]
    assert week.back == {name: week.returned[student] for name, student in names.items()}


def test_the_marks_stand_in_the_platforms_table(week):
    if week.platform == "exchange":
        return
    path = week.course / "build" / f"marks-{week.platform}.csv"
    assert not path.exists(), "what names somebody who was forgotten is made anew"
    assert f"{len(WROTE)} marks went in" in week.told(f"fourcenturies marks {week.platform}")


def test_the_class_is_reported_and_a_sitting_packed(week):
    assert week.told("fourcenturies report").count("written: ") == 2, "the page, and its table"
    with zipfile.ZipFile(week.course / "build" / "sitting.zip") as archive:
        assert any(name.endswith("52_date_first_encounters.ipynb") for name in archive.namelist())
    assert not list(week.course.glob("build/report.*")), (
        "what was made with a student who is forgotten is gone"
    )


def test_a_mended_key_and_a_ruling_change_just_the_marks_that_they_concern(week):
    with (week.course / "course" / "marks_log.csv").open(encoding="utf-8-sig", newline="") as file:
        changed = {
            (row["student"], row["question"], row["was"], row["becomes"]) for row in csv.DictReader(file)
        }
    mended = {(student, MENDED, "0.75", "1.5") for student in PORT}
    ruled = {(student, RULED) for student in IN_MONTHS}
    assert mended <= changed
    assert {(student, question) for student, question, *_ in changed - mended} == ruled
    assert {becomes for student, question, _, becomes in changed if question == RULED} == {"1.5"}


def test_marks_by_hand_are_final_and_who_was_forgotten_is_gone(week):
    marks = week.marks() if (week.course / "build" / "marks.csv").exists() else {}
    assert marks == {}
    assert "s07" in week.told("fourcenturies course forget s07 --apply")
    assert not [path for path in (week.course / "build").rglob("*") if "s07" in path.parts]


def test_every_command_that_the_guide_names_is_one():
    named = re.findall(r"`(fourcenturies [^`]+)`", GUIDE)
    assert len(named) >= 8
    for line in named:
        words = shlex.split(line)[1:]
        name = next(name for name in (" ".join(words[:2]), words[0]) if name in COMMANDS)
        options = [word for word in words[len(name.split()) :] if word.startswith("--")]
        assert set(options) <= set(parser_of(name)._option_string_actions), line


def test_every_frame_is_typed_or_edited():
    frames = [(kind, whose) for section, kind, whose, _ in BLOCK.findall(GUIDE) if not section]
    assert len(frames) > 20
    assert len(frames) == GUIDE.count("\n```") / 2
    known = {("sh", ""), ("sh", "install"), ("toml", "course.toml")} | {("sh", name) for name in PLATFORMS}
    assert {frame for frame in frames if frame[0] != "diff"} == known | {("sh", "canvas moodle")}
    assert "    .venv/bin" not in GUIDE
