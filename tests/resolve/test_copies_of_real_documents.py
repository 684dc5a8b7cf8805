"""Copies among real documents: what the corpus's makers flagged is found, and what only shares a template is kept apart."""

from __future__ import annotations

import csv
from collections.abc import Callable
from itertools import combinations
from pathlib import Path

import pytest

from redheader import formats
from redheader.knowledge.loader import Knowledge
from redheader.reading import Reader
from redheader.resolve import Groups, Witnessed, group
from redheader.settings import Limits

# Flagged, but no copies: two pages that share a site's furniture alone, and two budgets of one office whose pages hold no more
# than a title each. Sources: the pages named in the corpus's list.
_NO_COPIES = ("gz_27_", "gz_33b_", "xh_")
_TEMPLATES = ("neg_oa-employment-offer-letter-", "neg_oa-restrictive-covenant-", "fr_2022", "law_title-42", "zj_关于")

Cluster = Callable[[str], str]


@pytest.fixture(scope="module")
def files(corpus: Path) -> dict[str, bool]:
    """The files that are looked at: whether each is flagged as having a copy."""
    rows = csv.DictReader((corpus / "manifest.csv").open(encoding="utf-8"))
    flagged = {row["file"]: bool(row["near_duplicate"]) for row in rows}
    return {file: flag for file, flag in flagged.items() if flag or Path(file).name.startswith(_TEMPLATES)}


@pytest.fixture(scope="module")
def cluster(corpus: Path, files: dict[str, bool], knowledge: Knowledge) -> Cluster:
    reader = Reader(knowledge)
    documents = {file: formats.read((corpus / file).read_bytes(), Limits()) for file in files}
    texts = {document.sha256: document.text for document in documents.values()}
    readings = [reader.read(document) for document in documents.values()]
    groups: Groups = group((Witnessed(each.document, each.about, each.witness) for each in readings), texts.__getitem__, knowledge)
    return lambda file: groups.of(documents[file].sha256).cluster


def test_every_flagged_copy_is_found(files: dict[str, bool], cluster: Cluster) -> None:
    flagged = [file for file, flag in files.items() if flag and not Path(file).name.startswith(_NO_COPIES)]
    clusters = [cluster(file) for file in flagged]
    assert len(flagged) == 20
    assert [file for file in flagged if clusters.count(cluster(file)) != 2] == []


def test_documents_of_one_template_are_no_copies(files: dict[str, bool], cluster: Cluster) -> None:
    templates = [file for file in files if Path(file).name.startswith((*_TEMPLATES, *_NO_COPIES))]
    assert len(templates) > 20
    assert [(one, other) for one, other in combinations(templates, 2) if cluster(one) == cluster(other)] == []
