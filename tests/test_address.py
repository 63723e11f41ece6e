"""Links to Binder are built from the repository's address; while there is none, there is no link."""

import pytest

from fourcenturies.address import binder_link, repository

LESSON = "01_meet/01_meet.ipynb"
OPENS = "HEAD?urlpath=lab%2Ftree%2F01_meet%2F01_meet.ipynb"


def project(folder, *lines):
    text = "\n".join(['[project]\nname = "fourcenturies"', *lines])
    (folder / "pyproject.toml").write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize("lines", [(), ("[project.urls]", 'Documentation = "https://docs.example/x"')])
def test_without_an_address_there_is_none(tmp_path, lines):
    assert repository(project(tmp_path, *lines)) is None


@pytest.mark.parametrize("ending", ["", "/", ".git", ".git/"])
def test_an_address_is_the_same_however_it_ends(tmp_path, ending):
    folder = project(tmp_path, "[project.urls]", f'Repository = "https://github.com/OWNER/NAME{ending}"')
    assert repository(folder) == "https://github.com/OWNER/NAME"


@pytest.mark.parametrize(
    "address", ["", "git@github.com:OWNER/NAME.git", "http://github.com/OWNER/NAME", "https://github.com"]
)
def test_what_a_browser_cannot_open_is_refused_with_the_next_step(tmp_path, address):
    with pytest.raises(
        ValueError, match=r"pyproject\.toml: \[project\.urls\] Repository is .*take the line out"
    ):
        repository(project(tmp_path, "[project.urls]", f'Repository = "{address}"'))


@pytest.mark.parametrize(
    ("address", "where"),
    [
        ("https://github.com/OWNER/NAME", "gh/OWNER/NAME"),
        ("https://gitlab.com/GROUP/PART/NAME", "gl/GROUP%2FPART%2FNAME"),
        ("https://codeberg.org/OWNER/NAME", "git/https%3A%2F%2Fcodeberg.org%2FOWNER%2FNAME"),
    ],
)
def test_binder_is_told_the_repository_as_it_names_each_host(address, where):
    assert binder_link(address, LESSON) == f"https://mybinder.org/v2/{where}/{OPENS}"


def test_the_courses_own_address_if_there_is_one_is_well_formed(root):
    address = repository(root)
    assert address is None or address.startswith("https://")
