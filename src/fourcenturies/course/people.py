"""The roster: who is in the class, by what ids each platform knows them; read from whatever table has it."""

from __future__ import annotations

import unicodedata
from collections import Counter
from dataclasses import astuple, dataclass, fields, replace
from typing import TYPE_CHECKING

from fourcenturies.spreadsheets import BOM, from_rows, to_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

ROSTER_FILE = "roster.csv"


@dataclass(frozen=True, slots=True)
class Person:
    """One student: the id used here, the name, and how platforms know them. `canvas` is Canvas's own number."""

    student: str
    last_name: str = ""
    first_name: str = ""
    email: str = ""
    section: str = ""
    canvas: str = ""
    sis: str = ""
    login: str = ""

    @property
    def name(self) -> str:
        """The name as it is said."""
        return f"{self.first_name} {self.last_name}".strip()

    def known_as(self) -> set[str]:
        """Return all ids by which the same person may be known elsewhere."""
        return {one for one in (self.student, self.canvas, self.sis, self.login, self.email) if one}


_HEAD = [one.name for one in fields(Person)]
# What columns are called, by what they hold: in Canvas, Moodle (its usual languages), nbgrader and offices.
_COLUMNS = {
    "first_name": "first name|first_name|firstname|given name|given names|vorname|prénom|nombre|nome|voornaam|imię|"
    "имя|ім'я|ad|名",
    "last_name": "last name|last_name|lastname|surname|family name|nachname|familienname|nom de famille|nom|"
    "apellido(s)|apellidos|cognome|achternaam|nazwisko|apelido|sobrenome|фамилия|прізвище|soyad|soyadı|姓|姓氏",
    "name": "student|name|full name|fullname|student name|vollständiger name|nom complet|nombre completo|"
    "nome completo|volledige naam|imię i nazwisko|полное имя|полное имя / фамилия|姓名|全名|氏名|이름|"
    "last name, first name",
    "email": "email|e-mail|email address|e-mail address|mail|e-mail-adresse|adresse de courriel|adresse e-mail|"
    "correo electrónico|dirección de correo|dirección email|indirizzo email|e-mailadres|endereço de e-mail|"
    "endereço de email|adres e-mail|адрес электронной почты|电子邮件|电子邮件地址|电子邮箱|メールアドレス",
    "section": "section|sections|group|groups|class|seminar|gruppe|gruppen|groupe|groupes|grupo|grupos|gruppo|gruppi|"
    "groep|groepen|grupa|группа|группы|小组|班级",
    "sis": "sis user id|sis id|id number|student number|student no|student no.|matriculation number|matrikelnummer|"
    "matrikel-nr.|id-nummer|numéro d'identification|número de id|学号|lms_user_id",
    "login": "sis login id|login|login id|username|user name|anmeldename|nom d'utilisateur|nombre de usuario|"
    "gebruikersnaam|логин|用户名",
    "student": "id|student_id",  # nbgrader's own, or an office's; in Canvas's table it is Canvas's number
}
_NOBODY = ("points possible", "student, test", "test student", "manual posting")


def load_people(folder: Path) -> tuple[Person, ...]:
    """Read the roster in a course's own folder; nobody where there is none.

    Raises `ValueError` where the file is no roster.
    """
    path = folder / ROSTER_FILE
    if not path.is_file():
        return ()
    rows = from_rows(path.read_text(encoding="utf-8"))
    if not rows or not {"student", "last_name"} <= set(rows[0]) <= set(_HEAD):
        raise ValueError(
            f"{path}: its columns are not {', '.join(_HEAD)}: make it anew with `fourcenturies roster CSV`"
        )
    people = [Person(**dict(zip(rows[0], row, strict=False))) for row in rows[1:] if row and row[0]]
    twice = [name for name, number in Counter(one.student for one in people).items() if number > 1]
    if twice:
        raise ValueError(f"{path}: the id {twice[0]!r} stands twice in it; give one of the two another")
    return tuple(people)


def people_text(people: Iterable[Person]) -> str:
    """Return a roster as the text of its file, safe to open in a spreadsheet."""
    ordered = sorted(people, key=lambda one: (one.section, one.last_name, one.first_name, one.student))
    return to_rows([_HEAD, *(list(astuple(one)) for one in ordered)])


def decoded(data: bytes) -> tuple[str, bool]:
    """Return a table's text, and whether its letters are certain: an office's may be in an old code page."""
    if data[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return data.decode("utf-16"), True
    try:
        return data.decode("utf-8-sig"), True
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace"), False


def read_people(text: str) -> tuple[Person, ...]:
    """Return the people in a table that a platform or an office exported; their ids are those that it tells, or "".

    Raises `ValueError` where it has no column of names.
    """
    first = next((line for line in text.removeprefix(BOM).splitlines() if line.strip()), "")
    rows = from_rows(text, delimiter=max(",;\t", key=first.count))
    head = rows[0] if rows else []
    places = columns_of(head)
    if not places.keys() & {"name", "last_name"}:
        raise ValueError(
            f"no column of names was found in it. Its columns are: {'; '.join(head) or 'none'}. "
            "Call one Name, or two First name and Last name"
        )
    found = (_person({what: _cell(row, place) for what, place in places.items()}) for row in rows[1:])
    return tuple(one for one in found if one.name and not one.name.casefold().startswith(_NOBODY))


def _cell(row: Sequence[str], place: int) -> str:
    return unicodedata.normalize("NFC", " ".join(row[place].split())) if place < len(row) else ""


def columns_of(head: Sequence[str]) -> dict[str, int]:
    """Return what the columns of a table hold, by their places."""
    folded = [" ".join(name.casefold().split()) for name in head]
    places = {
        what: place
        for what, names in _COLUMNS.items()
        if (place := next((place for place, name in enumerate(folded) if name in names.split("|")), None))
        is not None
    }
    if folded and folded[0] in {"student", "lastname"} and "student" in places:
        places["canvas"] = places.pop("student")
    if {"first_name", "last_name"} <= places.keys():
        places.pop("name", None)
    return places


def _person(cells: Mapping[str, str]) -> Person:
    known = {name: value for name, value in cells.items() if name != "name"}
    if cells.get("name"):
        last, comma, first = cells["name"].partition(",")
        # A whole name is never cut: which part of it is the family's depends on the language.
        known |= {"last_name": last.strip(), "first_name": first.strip() if comma else ""}
    return replace(Person(""), **known)


def names_of(people: Iterable[Person]) -> dict[str, str]:
    """Return each student's name by the id used here."""
    return {one.student: one.name for one in people}
