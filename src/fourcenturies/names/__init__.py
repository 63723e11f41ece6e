"""Names of persons, institutions, places and documents: their forms, and the resolution of what somebody wrote.

`words` folds, `forms` holds the rules by which one form follows from another, `slips` measures, and a `Directory`
finds.
"""

from fourcenturies.names.directory import NOBODY, Bearer, Directory, Match
from fourcenturies.names.forms import forms_of
from fourcenturies.names.slips import distance, slips_allowed
from fourcenturies.names.words import form_key, key_of, words_of

__all__ = [
    "NOBODY", "Bearer", "Directory", "Match", "distance", "form_key", "forms_of", "key_of", "slips_allowed", "words_of",
]  # fmt: skip
