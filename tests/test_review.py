"""The main job end to end: from files to site and data, again, interrupted, twice at once, over files that mean harm."""

from __future__ import annotations

import io
import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import msgspec
import pytest

from redheader.errors import RedheaderError, UsageError
from redheader.model.ids import digest
from redheader.settings import Settings
from redheader.store import Store
from redheader.workflow import Progress, issues, publish, readings, review, working_in

NOW = 1_700_000_000
CLI = [sys.executable, "-c", "from redheader.cli import main; main()"]
NOTICE = "关于印发《测试市第{number}号人才办法》的通知\n一、对A类人才一次性给予{number}万元奖励。\n二、本办法由市科技局负责解释。\n"


def _quiet(_: Progress) -> None:
    pass


def _run(*arguments: object, **more: Any) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*CLI, *map(str, arguments)], capture_output=True, text=True, check=False, **more)


def _tree(root: Path) -> dict[str, bytes]:
    """Every file below `root`, by path."""
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


def _made(review_at: Path) -> dict[str, bytes]:
    return {f"{part}/{name}": data for part in ("site", "data") for name, data in _tree(review_at / part).items()}


@pytest.fixture
def notices(tmp_path: Path) -> Path:
    folder = tmp_path / "notices"
    folder.mkdir()
    for number in range(1, 6):
        (folder / f"{number}.txt").write_text(NOTICE.format(number=number), "utf-8")
    return folder


def test_the_examples_become_a_site_and_data(specimens_review: Any, root: Path) -> None:
    summary, at = specimens_review
    given = sum(len(zipfile.ZipFile(path).namelist()) if path.suffix == ".zip" else 1 for path in (root / "examples/specimens").iterdir())
    assert summary.counts["documents"] == summary.read == given
    assert summary.counts["issues"] == 0
    assert summary.counts["claims"] > 100
    assert (at / "site/index.html").read_text("utf-8").startswith("<!doctype html>")
    assert json.loads((at / "data/manifest.json").read_bytes())["rows"]["claims"] == summary.counts["claims"]


def test_originals_are_kept_unchanged(specimens_review: Any, root: Path) -> None:
    kept = {path.read_bytes() for path in (specimens_review.at / "archive").rglob("*") if len(path.name) == 64}
    assert {path.read_bytes() for path in (root / "examples/specimens").iterdir() if path.suffix != ".zip"} <= kept


def test_a_second_run_reads_nothing_and_writes_nothing(notices: Path, tmp_path: Path) -> None:
    first = review([notices], tmp_path / "r", Settings(workers=1), _quiet)
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "r").rglob("*") if path.is_file() and path.parent != tmp_path / "r"}
    second = review([notices], tmp_path / "r", Settings(workers=1), _quiet)
    assert (first.read, second.read, second.counts) == (5, 0, first.counts)
    assert all(path.stat().st_mtime_ns == when for path, when in before.items())


def test_only_what_is_new_is_read(notices: Path, tmp_path: Path) -> None:
    review([notices], tmp_path / "r", Settings(workers=1), _quiet)
    (notices / "6.txt").write_text(NOTICE.format(number=6), "utf-8")
    (notices / "1.txt").write_text(NOTICE.format(number=11), "utf-8")
    again = review([notices], tmp_path / "r", Settings(workers=1), _quiet)
    assert (again.read, again.counts["documents"]) == (2, 7)


def test_derived_parts_can_be_deleted_and_come_back_the_same(notices: Path, tmp_path: Path) -> None:
    at = tmp_path / "r"
    review([notices], at, Settings(workers=1), _quiet)
    before = _made(at)
    for part in ("site", "data"):
        shutil.rmtree(at / part)
    for path in at.glob("store.sqlite*"):
        path.unlink()
    review([], at, Settings(workers=1), _quiet)
    assert _made(at) == before


def test_one_and_two_workers_make_the_same_bytes(specimens_review: Any, root: Path, tmp_path: Path) -> None:
    environment = os.environ | {"SOURCE_DATE_EPOCH": str(NOW)}
    done = _run("review", root / "examples/specimens", "--to", tmp_path / "other", "--workers", 2, env=environment)
    assert done.returncode == 0, done.stderr
    assert _made(tmp_path / "other") == _made(specimens_review.at)


def test_publishing_elsewhere_writes_the_same_data(specimens_review: Any, tmp_path: Path) -> None:
    publish(specimens_review.at, tmp_path / "public", Settings(now=NOW))
    assert _tree(tmp_path / "public/data") == _tree(specimens_review.at / "data")
    assert (tmp_path / "public/site/index.html").exists()


def _read_so_far(store: Path) -> int:
    try:
        with sqlite3.connect(f"file:{store}?mode=ro", uri=True) as connection:
            return int(connection.execute("select count(*) from documents").fetchone()[0])
    except sqlite3.Error:
        return 0


def test_a_killed_run_continues(tmp_path: Path) -> None:
    folder, at, total = tmp_path / "many", tmp_path / "r", 800
    folder.mkdir()
    for number in range(total):
        (folder / f"{number}.txt").write_text(NOTICE.format(number=number) * 5, "utf-8")
    run = subprocess.Popen(
        [*CLI, "review", str(folder), "--to", str(at)], stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL, start_new_session=True
    )
    try:
        limit = time.monotonic() + 120
        while not (kept := _read_so_far(at / "store.sqlite")) and run.poll() is None and time.monotonic() < limit:
            time.sleep(0.01)
        run.kill()
        run.wait()
        assert 0 < kept < total, "the run was to be killed half-way"
        again = review([folder], at, Settings(), _quiet)
    finally:
        with suppress(ProcessLookupError):
            os.killpg(run.pid, signal.SIGKILL)
    assert 0 < again.read <= total - kept
    assert again.counts["documents"] == total
    review([folder], tmp_path / "whole", Settings(), _quiet)
    assert (at / "data/claims.csv").read_text("utf-8").count("\n") == (tmp_path / "whole/data/claims.csv").read_text("utf-8").count("\n")


def test_a_second_run_at_the_same_time_is_refused(notices: Path, tmp_path: Path) -> None:
    with working_in(tmp_path / "r"):
        with pytest.raises(UsageError, match="another run works in"):
            review([notices], tmp_path / "r", Settings(workers=1), _quiet)
        refused = _run("review", notices, "--to", tmp_path / "r")
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "another run works in" in refused.stderr and "Traceback" not in refused.stderr
    assert review([notices], tmp_path / "r", Settings(workers=1), _quiet).read == 5


def _docx(root: Path) -> bytes:
    return (root / "examples/specimens/08-rules.docx").read_bytes()


def _zip(names: dict[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in names.items():
            archive.writestr(name, text)
    return out.getvalue()


@pytest.fixture
def hostile(tmp_path: Path, root: Path) -> Iterator[Path]:
    folder = tmp_path / "hostile"
    folder.mkdir()
    bad = {
        "empty.txt": b"",
        "empty.pdf": b"",
        "blank.html": b"<html><body></body></html>",
        "cut.docx": _docx(root)[:2000],
        "cut.pdf": (root / "examples/specimens/12-plan.pdf").read_bytes()[:3000],
        "cut.zip": _zip({"a.txt": NOTICE * 50})[:120],
        "noise.bin": random.Random(1).randbytes(20_000),
        "noise.pdf": b"%PDF-1.7\n" + random.Random(2).randbytes(5_000),
        "deep.html": b"<div>" * 100_000,
        "bell\x1b[31m\x07.txt": b"",
    }
    good = {
        "good.txt": NOTICE.format(number=1).encode(),
        "mixed.zip": _zip({"../../evil.txt": "evil", "inside.txt": NOTICE.format(number=2)}),
    }
    for name, data in (bad | good).items():
        (folder / name).write_bytes(data)
    (folder / "out.txt").symlink_to("/etc/hostname")
    os.mkfifo(folder / "pipe")
    yield folder


def test_a_hostile_folder_ends_normally(hostile: Path, tmp_path: Path) -> None:
    done = _run("review", hostile, "--to", tmp_path / "r", timeout=120)
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr and "\x1b" not in done.stdout + done.stderr
    with Store(tmp_path / "r/store.sqlite") as store:
        read = {row.document.text.split("\n")[0] for row in store.documents()}
    assert {NOTICE.format(number=number).split("\n")[0] for number in (1, 2)} <= read
    assert not list(tmp_path.rglob("evil.txt"))


def test_every_bad_file_is_an_issue_with_advice(hostile: Path, tmp_path: Path) -> None:
    review([hostile], tmp_path / "r", Settings(), _quiet)
    found = list(issues(tmp_path / "r"))
    wrong = {row.origin for row in found}
    expected = {path.name for path in hostile.iterdir()} - {"good.txt", "mixed.zip", "deep.html"} | {"mixed.zip!/../../evil.txt"}
    assert expected <= wrong <= expected | {"deep.html"}
    assert all(row.issue.message and row.issue.advice for row in found)
    assert not [row for row in found if row.issue.code == "failed"]
    listed = _run("issues", tmp_path / "r")
    assert listed.returncode == 0 and "\x1b" not in listed.stdout and "\x07" not in listed.stdout


def test_strict_fails_when_something_could_not_be_read(notices: Path, tmp_path: Path) -> None:
    (notices / "empty.txt").write_bytes(b"")
    assert _run("review", notices, "--to", tmp_path / "r").returncode == 0
    assert _run("review", notices, "--to", tmp_path / "r", "--strict").returncode == 1
    assert _run("read", notices, "--strict").returncode == 1


def test_readings_have_the_promised_shape(specimens_review: Any, root: Path) -> None:
    found = list(readings([root / "examples/specimens"], Settings(workers=1), _quiet))
    with Store(specimens_review.at / "store.sqlite") as store:
        texts = {row.document.sha256: row.document.text for row in store.documents()}
    for reading in found:
        assert list(reading) == ["document", "sha256", "text_sha256", "reader", "about", "programmes", "claims", "issues"]
        text = texts[reading["sha256"]]
        assert all(text[slice(*claim["span"])] == claim["quote"] for claim in reading["claims"])
        assert all(text[each["start"] : each["end"]] == each["quote"] for each in reading["programmes"])
        assert all(claim["span"] == [claim["start"], claim["end"]] for claim in reading["claims"] if claim["kind"] != "lifetime")
        assert len({claim["id"] for claim in reading["claims"]}) == len(reading["claims"])
        assert {claim["programme"] for claim in reading["claims"]} <= {None, *(mention["name"] for mention in reading["programmes"])}


def test_the_command_prints_the_same_readings_and_texts(root: Path) -> None:
    path = root / "examples/specimens/12-plan.pdf"
    printed = _run("read", path)
    (reading,) = [json.loads(line) for line in printed.stdout.splitlines()]
    (direct,) = readings([path], Settings(workers=1), _quiet)
    assert reading == json.loads(msgspec.json.encode(direct))
    text = subprocess.run([*CLI, "text", str(path)], capture_output=True, check=True).stdout.decode("utf-8")
    assert reading["claims"]
    assert all(text[slice(*claim["span"])] == claim["quote"] for claim in reading["claims"])


def test_the_text_of_a_member_of_a_zip(root: Path) -> None:
    path = root / "examples/specimens/13-package.zip"
    name = zipfile.ZipFile(path).namelist()[0]
    printed = _run("text", f"{path}!/{name}")
    (reading,) = [each for each in readings([path], Settings(workers=1), _quiet) if each["document"].endswith(name)]
    assert digest(printed.stdout.encode()) == reading["text_sha256"]
    assert _run("text", f"{path}!/nothing").returncode == 2


def test_nothing_to_review_is_an_error_that_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "nothing").mkdir()
    with pytest.raises(RedheaderError, match="no documents were found"):
        review([tmp_path / "nothing"], tmp_path / "r", Settings(), _quiet)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("review", "no-such-folder", "--to", "r"), "does not exist"),
        (("issues", "no-such-review"), "holds no review"),
        (("publish", "no-such-review", "--to", "out"), "holds no review"),
        (("text", "no-such-file"), "no such file"),
        (("read", ".", "--knowledge-without", "everything"), "knows only"),
    ],
)
def test_wrong_use_is_one_line_and_leaves_nothing(tmp_path: Path, arguments: tuple[str, ...], says: str) -> None:
    done = _run(*arguments, cwd=tmp_path)
    assert done.returncode in (1, 2)
    assert says in done.stderr.lower().replace("\n", " ")
    assert "Traceback" not in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_the_whole_corpus_is_read(corpus: Path) -> None:
    files = [path for path in corpus.rglob("*") if path.is_file() and path.name != "manifest.csv"]
    unread = sum("about" not in reading for reading in readings([corpus], Settings(), _quiet))
    assert unread <= 5, f"{unread} of {len(files)}"


def test_every_quotation_of_the_corpus_stands(corpus: Path, tmp_path: Path) -> None:
    summary = review([corpus], tmp_path / "r", Settings(), _quiet)
    assert summary.counts["issues"] <= 5
    with Store(tmp_path / "r/store.sqlite") as store:
        wrong = [
            row.claim.id
            for document in store.documents()
            for row in store.claims(document=document.document.sha256)
            if document.document.text[row.claim.start : row.claim.end] != row.claim.quote
        ]
    assert wrong == []


def test_what_a_person_judges_is_kept_and_gone_by(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for place, name in (("杭州市", "白鹭引凤计划"), ("宁波市", "鸿雁归巢计划")):
        (folder / f"{place}.txt").write_text(f"{place}人民政府关于实施“{name}”的通知\n一、入选“{name}”的人才给予10万元奖励。\n", "utf-8")
    at = tmp_path / "r"
    assert _run("review", folder, "--to", at).returncode == 0
    with Store(at / "store.sqlite") as store:
        one, other = (entry.id for entry in store.entries())
    assert _run("judge", at, "same", one, other, "--by", "ada", "--why", "renamed").returncode == 0
    assert _run("review", folder, "--to", at).returncode == 0
    with Store(at / "store.sqlite") as store:
        (entry,) = store.entries()
    assert entry.documents == 2
    assert any(match.by == "person:ada" and match.why == "renamed" for match in entry.matches)
    wrong = _run("judge", at, "same", one, "no-such-programme", "--by", "ada", "--why", "x")
    assert wrong.returncode == 2
    assert "no-such-programme" in wrong.stderr


def test_two_halves_one_after_the_other_give_what_the_whole_gives(tmp_path: Path, root: Path) -> None:
    files = sorted((root / "examples/briefs").glob("*.md"))[:30]
    halves = [tmp_path / "one", tmp_path / "two"]
    for half, some in zip(halves, (files[1::2], files[::2]), strict=True):
        half.mkdir()
        for file in some:
            shutil.copy(file, half)
    settings = Settings(workers=1, now=NOW)
    for half in halves:
        review([half], tmp_path / "grown", settings, _quiet)
    review(halves[::-1], tmp_path / "at-once", settings, _quiet)
    assert _made(tmp_path / "grown") == _made(tmp_path / "at-once")
