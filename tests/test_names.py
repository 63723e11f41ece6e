"""Names: forms, slips, and the distance between people."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fourcenturies.names import Directory, distance, slips_allowed
from fourcenturies.names.near import Neighbours
from fourcenturies.questions.kinds.attributions import default_directory
from judge_support import directory

FORMS = [
    ("Putin", "per-vladimir-putin"),
    ("Putin, Vladimir", "per-vladimir-putin"),
    ("V. Putin", "per-vladimir-putin"),
    ("V.V. Putin", "per-vladimir-putin"),
    ("Владимиром Путиным", "per-vladimir-putin"),
    ("Путина", "per-vladimir-putin"),
    ("普京", "per-vladimir-putin"),
    ("Jinping Xi", "per-xi-jinping"),
    ("President Xi", "per-xi-jinping"),
    ("习近平", "per-xi-jinping"),
    ("Xi Zhong-xun", "per-xi-zhongxun"),
    ("Mao Tse-tung", "per-mao-zedong"),
    ("MAO ZEDONG", "per-mao-zedong"),
    ("Boulegue", "per-mathieu-boulegue"),
    ("the Qianlong emperor", "per-qianlong-emperor"),
]


@pytest.mark.parametrize(("text", "identifier"), FORMS, ids=[form for form, _ in FORMS])
def test_a_form_means_its_bearer(text, identifier):
    assert directory().find(text).ids == (identifier,)


@pytest.mark.parametrize("text", ["Putni", "Vladmir Putin", "Gorbachof", "Stalard", "Radtchenko"])
def test_a_slip_is_forgiven_and_noted(text):
    found = directory().find(text)
    assert len(found.ids) == 1
    assert found.slips >= 1


@pytest.mark.parametrize("text", ["Rasputin", "Maosm", "Put", "Vladimir", "Jin", "", "Peter the Great"])
def test_what_is_no_name_of_theirs_finds_nobody(text):
    assert directory().find(text).ids == ()


def test_a_surname_of_two_finds_both():
    assert directory().find("Xi").ids == ("per-xi-jinping", "per-xi-zhongxun")


@pytest.mark.parametrize("known", [directory, default_directory], ids=["of the tests", "of the course"])
def test_no_two_bearers_lie_within_the_slips_forgiven_of_each_other(known):
    names = known()
    forms = list(names.forms())
    for (form, ids), (other, others) in combinations(forms, 2):
        if set(ids).isdisjoint(others):
            allowed = max(names.reach(form), names.reach(other))
            assert not allowed or distance(form, other, allowed) > allowed, (form, other)


def test_a_name_that_lies_near_another_forgives_nothing():
    assert directory().reach("zhang") == directory().reach("chang") == 0
    assert directory().find("Zhang").ids == ("per-eric-zhang",)


def test_a_directory_can_learn_a_name_and_the_first_stays_as_it_was():
    more = directory().with_name("Ada Lovelace")
    assert more.find("Lovelace, Ada").ids == ("Ada Lovelace",)
    assert more.find("Putin").ids == ("per-vladimir-putin",)
    assert directory().find("Lovelace").ids == ()


def test_records_without_a_name_are_passed_over():
    assert list(Directory.from_records([{"id": "per-x"}, {}]).forms()) == []


def _reference(a: str, b: str) -> int:
    """The textbook recursion, without any short cut."""
    table = {(i, 0): i for i in range(len(a) + 1)} | {(0, j): j for j in range(len(b) + 1)}
    for i in range(1, len(a) + 1):
        for j in range(1, len(b) + 1):
            cost = min(table[i - 1, j] + 1, table[i, j - 1] + 1, table[i - 1, j - 1] + (a[i - 1] != b[j - 1]))
            if i > 1 and j > 1 and a[i - 1] == b[j - 2] and a[i - 2] == b[j - 1]:
                cost = min(cost, table[i - 2, j - 2] + 1)
            table[i, j] = cost
    return table[len(a), len(b)]


letters = st.text("abc", max_size=8)
several = st.lists(st.text("abc", min_size=5, max_size=12), max_size=12, unique=True)


@given(several, st.text("abc", max_size=13), st.sampled_from([1, 2]))
def test_no_form_within_the_slips_is_passed_over(forms, key, allowed):
    within = {form for form in forms if distance(key, form, allowed) <= allowed}
    assert within <= set(Neighbours(forms).near(key, allowed))


@given(several.filter(bool), st.data(), st.sampled_from([1, 2]))
def test_a_form_with_slips_is_found_again(forms, data, allowed):
    key = form = data.draw(st.sampled_from(forms))
    for _ in range(allowed):
        place = data.draw(st.integers(0, len(key) - 1))
        lost, turned = key[place + 1 :], key[place : place + 2][::-1] + key[place + 2 :]
        key = key[:place] + data.draw(st.sampled_from([lost, "d" + lost, "d" + key[place:], turned]))
    if distance(key, form, allowed) <= allowed:
        assert form in Neighbours(forms).near(key, allowed)


@given(letters, letters, st.integers(0, 9))
def test_the_distance_is_that_of_the_textbook(a, b, most):
    assert distance(a, b, most) == min(_reference(a, b), most + 1)


@given(st.sampled_from([form for form, _ in directory().forms()]), st.data())
def test_one_slip_in_a_long_form_never_finds_somebody_else(form, data):
    if slips_allowed(form) < 1:
        return
    place = data.draw(st.integers(0, len(form) - 1))
    slipped = form[:place] + data.draw(st.sampled_from("aeioumnst")) + form[place + 1 :]
    own = set(directory().exactly(form))
    exact = directory().exactly(slipped)
    found = exact or directory().nearest(slipped).ids
    assert not found or own & set(found) or exact


@given(st.text(max_size=40))
def test_any_text_can_be_looked_up(text):
    assert isinstance(directory().find(text).ids, tuple)
