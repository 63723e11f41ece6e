"""The only nbgrader settings of this course; what they mean stands in the function that makes them."""

from pathlib import Path

from fourcenturies.grading.settings import configure

configure(get_config(), Path(__file__).resolve().parent)
