from __future__ import annotations

import csv
import io
import json
import warnings

import pytest
from pyld import jsonld

from fourcenturies.cli import main
from fourcenturies.corpus import corpus_of, load
from fourcenturies.exports import EXPORTS
from fourcenturies.exports.annotations import annotation_files
from fourcenturies.exports.csl import csl_files, issued_of
from fourcenturies.exports.csv import table_files
from fourcenturies.loading import read_tables
from fourcenturies.spreadsheets import inert, plain
from fourcenturies.texts.places import copies_in
from records_support import TINY, overlaid

CORPORA = {"tiny": TINY, "course": None}


@pytest.fixture(scope="module", params=CORPORA.values(), ids=CORPORA)
def corpus(request):
    return load(request.param)


@pytest.fixture(scope="module")
def tiny():
    return load(TINY)


@pytest.fixture(scope="module")
def copies(tiny):
    found, problems = copies_in(TINY / "texts", tiny)
    assert problems == []
    return found


@pytest.mark.parametrize("name", EXPORTS)
def test_an_export_is_the_same_to_the_byte(corpus, name, tmp_path, monkeypatch):
    monkeypatch.setattr("fourcenturies.corpus.load", lambda: corpus)
    told = []
    for folder in (tmp_path / "one", tmp_path / "two"):
        assert main(["export", name, "--to", str(folder)]) == 0
        told.append({path.name: path.read_bytes() for path in folder.iterdir()})
    assert told[0] == told[1] != {}


@pytest.mark.parametrize("file", ["sources.csl.json", "works.csl.json"])
def test_a_citation_processor_reads_the_items(corpus, file):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from citeproc import (
            Citation,
            CitationItem,
            CitationStylesBibliography,
            CitationStylesStyle,
            formatter,
        )
        from citeproc.source.json import CiteProcJSON

        items = json.loads(csl_files(corpus)[file])
        style = CitationStylesStyle("harvard-cite-them-right", validate=False)
        shelf = CitationStylesBibliography(style, CiteProcJSON(items), formatter.plain)
        for item in items:
            shelf.register(Citation([CitationItem(item["id"])]))
        entries = [str(entry) for entry in shelf.bibliography()]
    records = corpus.sources if file.startswith("sources") else corpus.works
    assert len(entries) == len(records)
    assert all(any(record.title[:30] in entry for entry in entries) for record in records)


def test_a_work_has_its_persons_by_family_and_its_bodies_whole(corpus):
    items = {item["id"]: item for item in json.loads(csl_files(corpus)["works.csl.json"])}
    for work in corpus.works:
        named = [author.get("family", author.get("literal")) for author in items[work.id]["author"]]
        assert named == [name.partition(",")[0] for name in work.by]


def test_a_source_without_author_or_date_gets_none(tiny):
    signed, unsigned = json.loads(csl_files(tiny)["sources.csl.json"])
    assert signed["author"] == [{"family": "Miller", "given": "Ada"}]
    assert signed["issued"] == {"date-parts": [[2011, 3, 3]]}
    assert not {"author", "issued", "container-title"} & unsigned.keys()
    assert unsigned["note"] == "Not established: its author; its date."


@pytest.mark.parametrize(
    ("edtf", "issued"),
    [
        ("", None),
        ("2011", {"date-parts": [[2011]]}),
        ("2011-03", {"date-parts": [[2011, 3]]}),
        ("2011/2013-05", {"date-parts": [[2011], [2013, 5]]}),
        ("2011-03~", {"date-parts": [[2011, 3]], "circa": True}),
        ("2011-21", {"date-parts": [[2011]], "season": 1}),
        ("2011/2013~", {"literal": "2011 to about 2013"}),
        ("2011?", {"literal": "perhaps 2011"}),
        ("[2011,2013]", {"literal": "2011 or 2013"}),
        ("2011-21/2012", {"literal": "spring 2011 to 2012"}),
        ("2011/..", {"literal": "since 2011"}),
        ("201X", {"literal": "the 2010s"}),
        ("-0220", {"date-parts": [[-220]]}),
        ("some day", {"literal": "some day"}),
    ],
)
def test_a_date_becomes_date_parts_where_they_tell_all_of_it(edtf, issued):
    assert issued_of(edtf) == issued


def test_frictionless_finds_the_tables_valid(corpus, tmp_path):
    import frictionless

    for name, text in table_files(corpus).items():
        (tmp_path / name).write_bytes(text.encode())
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        report = frictionless.validate(str(tmp_path / "datapackage.json"))
    assert report.valid, report.flatten(["name", "rowNumber", "fieldName", "message"])[:5]
    assert len(report.tasks) == 27


def test_tables_hold_every_record(corpus):
    files = table_files(corpus)
    rows = {
        name: list(csv.DictReader(io.StringIO(text))) for name, text in files.items() if name.endswith(".csv")
    }
    assert len(rows["events.csv"]) == len(corpus.events)
    assert len(rows["events-accounts.csv"]) == sum(len(event.accounts) for event in corpus.events)
    assert [row["id"] for row in rows["people.csv"]] == [person.id for person in corpus.people]


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        (" =1+1", "' =1+1"),
        ("＝1+1", "'＝1+1"),
        ("-1", "-1"),
        ("-a", "'-a"),
        ("@sum", "'@sum"),
        ("\tx", "'\tx"),
        ("'x", "'x"),
        ("'=x", "''=x"),
        ("a=1", "a=1"),
        ("", ""),
    ],
)
def test_no_cell_is_run_as_a_formula(text, cell):
    assert (inert(text), plain(cell)) == (cell, text)


def test_formulas_in_records_are_neutralised():
    corpus = corpus_of(
        read_tables(overlaid({"cards": [{"id": "card-old-calendar", "statement": "=HYPERLINK(1)"}]}))
    )
    [row] = csv.DictReader(io.StringIO(table_files(corpus)["cards.csv"]))
    assert row["statement"] == "'=HYPERLINK(1)"


def test_annotations_are_read_as_linked_data(corpus):
    page = json.loads(annotation_files(corpus)["annotations.jsonld"])
    context = {"@context": CONTEXT}

    def local(url, _options):
        assert url == "http://www.w3.org/ns/anno.jsonld"
        return {
            "contextUrl": None,
            "documentUrl": url,
            "document": context,
            "contentType": "application/ld+json",
        }

    [expanded] = jsonld.expand(page, {"documentLoader": local})
    [items] = expanded[f"{AS}items"]
    annotations = items["@list"]
    assert len(annotations) == len(corpus.passages)
    for annotation in annotations:
        assert annotation["@type"] == [f"{OA}Annotation"]
        for target in annotation[f"{OA}hasTarget"]:
            assert target[f"{OA}hasSource"][0]["@id"].startswith(("http", "urn:fourcenturies:"))
            for selector in target.get(f"{OA}hasSelector", []):
                assert selector["@type"] == [f"{OA}TextQuoteSelector"]
                assert selector[f"{OA}exact"]


def test_prefix_and_suffix_are_made_from_a_copy(tiny, copies):
    selector = _selectors(tiny, copies)["psg-001"]
    assert selector["exact"] == "We are neighbours at last"
    assert selector["prefix"].endswith("told the crowd: “")
    assert selector["suffix"].startswith(", and neighbours")


def test_parts_of_a_broken_off_quotation_get_a_selector_each(tiny, copies):
    assert [part["exact"] for part in _selectors(tiny, copies)["psg-002"]] == [
        "It was their half",
        "broke first",
    ]


def test_hashed_words_are_selected_from_a_copy_only(tiny, copies):
    assert _selectors(tiny, copies)["psg-003"]["exact"] == "nobody in Westbank contradicted him"
    assert _selectors(tiny, {})["psg-003"] is None


def _selectors(corpus, copies):
    page = json.loads(annotation_files(corpus, copies)["annotations.jsonld"])
    targets = {item["id"].rpartition(":")[2]: item["target"] for item in page["items"]}
    return {
        name: [part["selector"] for part in found] if isinstance(found, list) else found.get("selector")
        for name, found in targets.items()
    }


OA, AS = "http://www.w3.org/ns/oa#", "http://www.w3.org/ns/activitystreams#"
# The terms used here, as https://www.w3.org/ns/anno.jsonld defines them.
CONTEXT = {
    "oa": OA,
    "as": AS,
    "dc": "http://purl.org/dc/elements/1.1/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "id": {"@type": "@id", "@id": "@id"},
    "type": {"@type": "@id", "@id": "@type"},
    "Annotation": "oa:Annotation",
    "AnnotationPage": "as:OrderedCollectionPage",
    "TextualBody": "oa:TextualBody",
    "TextQuoteSelector": "oa:TextQuoteSelector",
    "identifying": "oa:identifying",
    "motivation": {"@type": "@vocab", "@id": "oa:motivatedBy"},
    "body": {"@type": "@id", "@id": "oa:hasBody"},
    "target": {"@type": "@id", "@id": "oa:hasTarget"},
    "source": {"@type": "@id", "@id": "oa:hasSource"},
    "selector": {"@type": "@id", "@id": "oa:hasSelector"},
    "items": {"@type": "@id", "@id": "as:items", "@container": "@list"},
    "exact": "oa:exact",
    "prefix": "oa:prefix",
    "suffix": "oa:suffix",
    "value": "rdf:value",
    "format": "dc:format",
    "language": "dc:language",
}
