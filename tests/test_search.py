"""`redheader search`: passages whose quotations stand, over a real review, an older one too, and whatever is asked."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from redheader.errors import UsageError
from redheader.settings import Settings
from redheader.store.search import FILE
from redheader.workflow import Progress, review, search, text, working_in

CLI = [sys.executable, "-c", "from redheader.cli import main; main()"]


def run(*arguments: object, **more: Any) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*CLI, "search", *map(str, arguments)], capture_output=True, text=True, check=False, **more)


def quiet(_: Progress) -> None:
    pass


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Path:
    """A review of the specimens that tests may change."""
    folder = tmp_path_factory.mktemp("search")
    review([root / "examples/specimens"], folder / "review", Settings(workers=1), quiet)
    return folder / "review"


def test_each_quotation_stands_in_the_text_the_program_prints(made: Path, root: Path) -> None:
    found = json.loads(run("人才", "--in", made, "--json", "--limit", 40).stdout)
    assert found["query"] == "人才" and found["documents"] > 5 and len(found["passages"]) > found["documents"]
    for passage in found["passages"]:
        stored = text(root / "examples/specimens" / passage["origin"], Settings().limits)
        assert stored[passage["start"] : passage["end"]] == passage["quote"]
        assert passage["hits"] and all(stored[start:end] == "人才" for start, end in passage["hits"])
        assert all(passage["start"] <= start < end <= passage["end"] for start, end in passage["hits"])
    of_one = [passage["document"] for passage in found["passages"]]
    assert max(map(of_one.count, of_one)) <= 3
    assert any(passage["page"] for passage in found["passages"])


def test_traditional_finds_simplified_and_the_reverse(made: Path) -> None:
    for simple, traditional in (("创业", "創業"), ("补贴", "補貼"), ("万元", "萬元")):
        one, other = (search(query, made, 10, quiet) for query in (simple, traditional))
        assert one == other and one.documents > 0


def test_a_terminal_shows_passages_under_their_documents(made: Path) -> None:
    done = run("补贴", "--in", made, "--limit", 2)
    assert done.returncode == 0 and done.stderr == ""
    assert re.match(r"\d+ documents hold 补贴; the 2 best passages:\n", done.stdout)
    assert re.search(r"\[(page \d+, )?\d+-\d+\]", done.stdout)


def test_nothing_found_is_no_failure(made: Path) -> None:
    done = run("zzzz", "--in", made)
    assert done.returncode == 0 and "no document holds zzzz" in done.stdout
    assert json.loads(run("zzzz", "--in", made, "--json").stdout) == {"query": "zzzz", "documents": 0, "passages": []}


UNASKABLE = ["", '"', "*", "()[]{}", "人" * 10_000, " ".join(map(str, range(50)))]


@pytest.mark.parametrize("query", UNASKABLE, ids=range(len(UNASKABLE)))
def test_what_cannot_be_asked_is_refused_with_what_to_do(made: Path, query: str) -> None:
    with pytest.raises(UsageError, match=r"; (give|shorten|leave)"):
        search(query, made, 10, quiet)


def test_a_refusal_is_one_line(made: Path) -> None:
    done = run("人" * 10_000, "--in", made)
    assert (done.returncode, done.stdout) == (2, "")
    assert re.fullmatch(r"redheader: .*; shorten it\n", done.stderr)


HOSTILE = [
    "NEAR(a b)", 'a" OR "b', "words:a", "tokens : a", "a*", "^a", "a AND NOT b", "-a", "{tokens}: a", "a + b", "a NOT",
    "'; DROP TABLE words --", "\x00a", "\ud800a",
]  # fmt: skip


@pytest.mark.parametrize("query", HOSTILE, ids=range(len(HOSTILE)))
def test_no_operator_of_the_database_gets_through(made: Path, query: str) -> None:
    before = search("人才", made, 1, quiet)
    found = search(query, made, 100, quiet)
    assert found.documents >= len({passage.document for passage in found.passages})
    assert search("人才", made, 1, quiet) == before


def test_a_query_does_not_drive_the_terminal(made: Path) -> None:
    done = run("--in", made, "--", "\x1b[31mzz")
    assert done.returncode == 0 and "\x1b" not in done.stdout


def test_an_older_review_gets_its_index_when_it_is_searched(made: Path) -> None:
    before = search("补贴", made, 5, quiet)
    (made / FILE).unlink()
    told: list[Progress] = []
    assert search("补贴", made, 5, told.append) == before
    assert told[-1].step == "indexing" and told[-1].done == told[-1].total
    told.clear()
    assert search("补贴", made, 5, told.append) == before and told == []


def test_a_review_indexes_what_is_new(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for number, words in enumerate(("购房补贴", "生活补贴")):
        (tmp_path / f"in/{number}.txt").write_text(f"关于人才的通知\n给予{words}{number + 1}万元。\n", "utf-8")
        review([tmp_path / "in"], tmp_path / "r", Settings(workers=1), quiet)
        told: list[Progress] = []
        assert search(words, tmp_path / "r", 5, told.append).documents == 1 and told == []
    assert search("补贴", tmp_path / "r", 5, quiet).documents == 2


def test_while_a_run_works_only_a_current_index_is_searched(made: Path) -> None:
    search("补贴", made, 1, quiet)
    with working_in(made):
        assert search("补贴", made, 1, quiet).documents > 0
        (made / FILE).unlink()
        with pytest.raises(UsageError, match="another run works"):
            search("补贴", made, 1, quiet)
    assert search("补贴", made, 1, quiet).documents > 0


def test_a_folder_without_a_review_is_named(tmp_path: Path) -> None:
    done = run("补贴", "--in", tmp_path)
    assert done.returncode == 2 and "holds no review" in done.stderr
    assert list(tmp_path.iterdir()) == []
