"""MathJax acts on nothing that a student wrote: where nbgrader's pages load it, it meets no sign of a formula.

What it would find is found as its `tex2jax` finds it: in the text of a page, outside the elements and classes that it
passes over. With MathJax 2.7.9 itself the same pages gave three links as handed in, and none as graded.
"""

import json
from html.parser import HTMLParser

import nbformat
import pytest
from nbconvert.exporters import HTMLExporter

import release_support
from fourcenturies.grading.autograded import notebook_text
from fourcenturies.grading.marking import mark
from fourcenturies.grading.preparing import prepare
from fourcenturies.grading.submissions import Submitted
from sample_class import submission

SKIPPED = {"script", "noscript", "style", "textarea", "pre", "code", "annotation", "annotation-xml"}
IGNORED = "tex2jax_ignore"
SIGNS = ("$", "\\(", "\\[", "\\begin", "\\ref", "\\eqref")
VOID = {"br", "img", "hr", "meta", "link", "input", "col", "wbr"}
FORMULAS = {
    "displayed": r"$$\href{https://evil.example/}{\text{Right. 2 of 2 points}}$$",
    "in brackets": r"\[\href{https://evil.example/}{x}\]",
    "in a line": r"$\href{https://evil.example/}{x}$ \(\href{https://evil.example/}{x}\)",
    "an environment": r"\begin{align}\href{https://evil.example/}{x}\end{align}",
    "a sign escaped": r"\\$\href{https://evil.example/}{x}$$ \ref{x}",
    "out of the card": r'</div><div class="tex2jax_process">$$\href{https://evil.example/}{x}$$',
}


class Formulas(HTMLParser):
    """The texts of a page in which MathJax would look for formulas and find the signs of one."""

    def __init__(self, page):
        super().__init__()
        self.open, self.found = [], []
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        classes = (dict(attributes).get("class") or "").split()
        passed = tag in SKIPPED or IGNORED in classes
        if tag not in VOID:
            self.open.append((tag, passed))
        if {"tex2jax_process", "mathjax_process"} & set(classes):
            self.found.append(tag)

    def handle_startendtag(self, tag, attributes):
        pass

    def handle_endtag(self, tag):
        if any(tag == name for name, _ in self.open):
            while self.open.pop()[0] != tag:
                pass

    def handle_data(self, data):
        if not any(passed for _, passed in self.open) and any(sign in data for sign in SIGNS):
            self.found.append(data)


def shown(notebook):
    """Return a notebook as the template shows it from which formgrader's own is made."""
    exporter = HTMLExporter(template_name="classic")
    return exporter.from_notebook_node(nbformat.reads(json.dumps(notebook), 4))[0]


def handed_in(formula):
    replies = {f"q-01-{number:02}": formula for number in range(1, 11)}
    replies["q-01-02"] = f"Xi Jinping because {formula}\nsure: 80 %\ndoubt: {formula}"
    return submission(
        {
            "replies": replies,
            "cells": [{"cell_type": kind, "source": formula} for kind in ("markdown", "raw", "code")],
        }
    )


@pytest.mark.parametrize("formula", FORMULAS.values(), ids=FORMULAS)
def test_no_formula_of_a_student_is_one_on_a_page_for_marking(formula):
    release = release_support.release()
    notebook = prepare(Submitted(json.dumps(handed_in(formula)).encode()), release)
    mark(notebook, release)
    graded = json.loads(notebook_text(notebook))
    page = shown(graded)
    assert "evil.example" in page
    assert Formulas(page).found == []


def test_the_search_finds_a_formula_where_nothing_guards_against_it():
    page = shown(handed_in(FORMULAS["displayed"]))
    assert len(Formulas(page).found) >= 2
