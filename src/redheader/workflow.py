"""The whole review on one screen: take in, read, resolve, publish. Everything it makes can be deleted and made again."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path, PurePath
from typing import Any, NamedTuple

import msgspec
from filelock import FileLock, Timeout

from redheader import formats
from redheader.analyse.search import Answer, answer
from redheader.archive import Archive, Found, Judgements, Origin, Refused, find
from redheader.engine import read_all
from redheader.errors import DocumentError, RedheaderError, UsageError
from redheader.evaluation import Scores, gold_documents, readings_by_name, score
from redheader.knowledge.loader import Knowledge, load
from redheader.model.ids import content_id
from redheader.model.judgement import Judgement
from redheader.publish import PublishContext, filled_in, sheet, write_package, write_site
from redheader.reading.version import reader_version, with_catalogue
from redheader.resolve import Resolver
from redheader.settings import Limits, Settings
from redheader.store import IssueRow, SearchIndex, Store
from redheader.text.tokens import parse

PUBLISHER = "publish/2.0"
_COMMIT_EVERY = 200


class Progress(NamedTuple):
    """How far a step is: `done` of `total` documents, `issues` so far. `total` is None while it is unknown."""

    step: str
    done: int
    total: int | None
    issues: int


@dataclass(frozen=True)
class Summary:
    """What a review holds when it is done, and what this run did."""

    counts: dict[str, int]
    read: int
    site: Path
    data: Path
    seconds: float


class Archived(NamedTuple):
    """An original in an archive and the day it is catalogued under; sent to a worker, which reads it there."""

    root: Path
    sha256: str
    catalogued: str | None

    def read(self) -> bytes:
        """The original's bytes, checked against its digest."""
        return Archive(self.root).read(self.sha256)


def review(paths: Iterable[Path], to: Path, settings: Settings, tell: Callable[[Progress], None]) -> Summary:
    """Make or continue the review in the folder `to`: only what is new or changed is read.

    Raises UsageError when another run works in `to`, ArchiveError or StoreError when it cannot be written.
    """
    began = time.monotonic()
    with working_in(to), Store(to / "store.sqlite", remake=True) as store:
        archive, knowledge = Archive(to / "archive"), load(without=settings.without)
        _take_in(paths, archive, store, settings, tell)
        read = _read(archive, store, reader_version(knowledge.digest), settings, tell)
        _index(store, to, tell)
        _resolve_and_publish(archive, store, knowledge, to, settings, tell)
        return Summary(store.counts(), read, to / "site" / "index.html", to / "data", time.monotonic() - began)


def readings(paths: Iterable[Path], settings: Settings, tell: Callable[[Progress], None]) -> Iterator[dict[str, Any]]:
    """One reading a document, in the order of the paths, without a review. What cannot be read has only its issues."""
    refused: list[Refused] = []
    issues = 0
    for done, (origin, outcome) in enumerate(read_all(_readable(paths, settings, refused), settings), 1):
        if outcome.reading:
            yield outcome.reading.flat(origin)
        elif outcome.issue:
            yield {"document": origin, "issues": [outcome.issue]}
        issues += outcome.issue is not None
        tell(Progress("reading", done, None, issues + len(refused)))
    yield from ({"document": item.origin, "issues": [item.issue]} for item in refused)


def text(file: Path, limits: Limits) -> str:
    """The stored text of a file, or of a member of a ZIP given as ``bundle.zip!/member``.

    Raises DocumentError when it cannot be read, UsageError when there is no such document.
    """
    bundle, _, member = (str(file), "", "") if os.path.lexists(file) else str(file).partition("!/")
    for found in find([Path(bundle)], limits):
        if found.origin.partition("!/")[2] == member or not member:
            if isinstance(found, Refused):
                raise DocumentError(found.issue.code, found.issue.message, found.issue.advice)
            return formats.read(found.read(), limits).text
    raise UsageError(f"{file} holds no such document; `redheader read {bundle}` lists what is there")


def publish(directory: Path, out: Path, settings: Settings) -> None:
    """Write the site and the data package of a review into `out`."""
    _check_review(directory)
    with working_in(directory), Store(directory / "store.sqlite") as store:
        knowledge = load(without=settings.without)
        judged = tuple(Judgements(directory))
        archive_path = os.path.relpath(directory / "archive", out / "site")
        _write(_context(Archive(directory / "archive"), knowledge, settings, archive_path, judged), store, out)


def issues(directory: Path) -> Iterator[IssueRow]:
    """Every problem with every document of a review."""
    _check_review(directory)
    with Store(directory / "store.sqlite") as store:
        yield from store.issues()


def judge(directory: Path, judgement: Judgement) -> None:
    """Keep a person's judgement; the next run goes by it. Raises UsageError when it speaks of nothing in the review."""
    _check_review(directory)
    with Store(directory / "store.sqlite") as store:
        named = [judgement.left, *([judgement.right] if judgement.right else [])]
        for record in named if judgement.about == "match" else ():
            if not store.has_entry(record):
                raise UsageError(f"no programme {record} in {directory}; its id is the last part of its address on the site")
        if judgement.about == "claim" and not store.has_claim(judgement.left):
            raise UsageError(f"no claim {judgement.left} in {directory}; ids are in data/claims.csv")
    Judgements(directory).add(judgement)


def sample(directory: Path, claims: int, passages: int, seed: int) -> Iterator[str]:
    """A random sample for people to judge, as the lines of a CSV. The same review and seed give the same sample."""
    _check_review(directory)
    with Store(directory / "store.sqlite") as store:
        yield from sheet(store, Archive(directory / "archive").origins(), claims, passages, seed)


def judge_sample(directory: Path, file: Path, by: str, moment: str) -> int:
    """Keep what a person filled in, all of it or, when a line is wrong, nothing; how many judgements. Raises UsageError."""
    _check_review(directory)
    try:
        found = list(filled_in(file.read_bytes(), by, moment))
    except OSError as error:
        raise UsageError(f"{file} cannot be read ({error.strerror}); give the sample that was filled in") from None
    kept = Judgements(directory)
    for judgement in found:
        kept.add(judgement)
    return len(found)


def search(query: str, directory: Path, limit: int, tell: Callable[[Progress], None]) -> Answer:
    """The best passages of a review for a query, at most `limit`. Makes the index first where it is missing or behind.

    Raises UsageError for a query that cannot be asked, or when the index is behind and another run works in `directory`.
    """
    _check_review(directory)
    terms = parse(query)
    with Store(directory / "store.sqlite") as store:
        with SearchIndex(directory) as index:
            if not index.in_step(store):
                with working_in(directory):
                    _index(store, directory, tell)
        with SearchIndex(directory) as index:
            return answer(store, index, Archive(directory / "archive").origins(), terms, limit)


@dataclass(frozen=True)
class Evaluation:
    """Scores, and the texts of the gold's documents, by name, as far as they are at hand."""

    scores: Scores
    texts: Mapping[str, str]


def evaluate(gold: Path, readings: Path, documents: Iterable[Path] = (), limits: Limits | None = None) -> Evaluation:
    """Score a JSON Lines file of readings, or a review's folder, against a folder of annotations.

    The texts are those of the review, or are read from `documents`. Raises UsageError for what is no gold, no reading or no review.
    """
    wanted = dict(gold_documents(gold))
    texts: dict[str, str] = {}
    if readings.is_dir():
        _check_review(readings)
        with Store(readings / "store.sqlite") as store:
            read = {}
            for found, reading in _stored(store, Archive(readings / "archive").origins()):
                if (name := PurePath(found.origin).name) in wanted:
                    read[name], texts[name] = reading, store.text(reading["sha256"])
    elif readings.exists():
        read = readings_by_name(readings)
        texts = dict(_texts(documents, wanted, limits or Limits()))
    else:
        raise UsageError(f"{readings} does not exist; make it with: redheader read PATH > {readings}")
    return Evaluation(score(wanted.items(), read), texts)


def _texts(documents: Iterable[Path], wanted: Container[str], limits: Limits) -> Iterator[tuple[str, str]]:
    """Name and text of the wanted documents that are found there and can be read."""
    for found in find(list(documents), limits):
        name = PurePath(found.origin).name
        if isinstance(found, Found) and name in wanted:
            with suppress(DocumentError):
                yield name, formats.read(found.read(), limits).text


def _stored(store: Store, origins: Mapping[str, tuple[Origin, ...]]) -> Iterator[tuple[Origin, dict[str, Any]]]:
    """Every reading of a review at every place its document was found."""
    for sha256, about, _ in store.abouts():
        reading = {
            "sha256": sha256,
            "about": msgspec.to_builtins(about),
            "programmes": [msgspec.to_builtins(mention) for _, mention, _ in store.mentions(document=sha256)],
            "claims": [row.claim.flat() for row in store.claims(document=sha256)],
        }
        yield from ((origin, reading) for origin in origins.get(sha256, ()))


class working_in:  # noqa: N801 (reads as a phrase: with working_in(folder))
    """Hold a review's folder for one run at a time. Raises UsageError when it is taken or cannot be made."""

    def __init__(self, directory: Path) -> None:
        self._directory, self._lock = directory, FileLock(directory / ".lock")

    def __enter__(self) -> None:
        try:
            self._directory.mkdir(parents=True, exist_ok=True)
            self._lock.acquire(timeout=0)
        except Timeout:
            raise UsageError(f"another run works in {self._directory}; wait for it or give another --to") from None
        except OSError as error:
            raise UsageError(f"{self._directory} cannot be written ({error.strerror}); give another --to") from None

    def __exit__(self, *_: object) -> None:
        self._lock.release()


def _check_review(directory: Path) -> None:
    if not (directory / "store.sqlite").exists():
        raise UsageError(f"{directory} holds no review; make one with: redheader review PATH --to {directory}")


def _take_in(paths: Iterable[Path], archive: Archive, store: Store, settings: Settings, tell: Callable[[Progress], None]) -> None:
    """Archive what the paths hold; what cannot be taken in becomes an issue."""
    taken = settings.now if settings.now is not None else int(time.time())
    done = refused = 0
    for found in find(list(paths), settings.limits):
        if isinstance(found, Refused):
            store.put_issues(found.origin, (found.issue,))
            refused += 1
        else:
            archive.add(found, taken)
            store.put_issues(found.origin, ())  # it was refused before and is not any more
            done += 1
        tell(Progress("taking in", done, None, refused))
    if not done and not refused and not archive.origins():
        raise RedheaderError("no documents were found there; give a folder, file or ZIP that holds some")
    store.commit()


def _read(archive: Archive, store: Store, reader: str, settings: Settings, tell: Callable[[Progress], None]) -> int:
    """Read every archived original that this reader has not read yet."""
    origins = archive.origins()
    days = {sha256: min((place.catalogued for place in places if place.catalogued), default=None) for sha256, places in origins.items()}
    new = [sha256 for sha256 in sorted(origins) if not store.has(sha256, with_catalogue(reader, days[sha256]))]
    if new:
        store.remember("written", content_id(store.state("written") or "", reader, *new))  # the search index is behind from here on
    failed = 0
    tasks = ((sha256, Archived(archive.root, sha256, days[sha256])) for sha256 in new)
    for done, (sha256, outcome) in enumerate(read_all(tasks, settings) if new else (), 1):
        origin = origins[sha256][0].origin
        if outcome.document and outcome.reading:
            store.put_reading(origin, outcome.document, outcome.reading)
        elif outcome.issue:
            store.put_issues(origin, (outcome.issue,), sha256, with_catalogue(reader, days[sha256]))
            failed += 1
        if done % _COMMIT_EVERY == 0:
            store.commit()
        tell(Progress("reading", done, len(new), failed))
    store.spread_issues({sha256: tuple(place.origin for place in places) for sha256, places in origins.items()})
    store.commit()
    return len(new)


def _index(store: Store, to: Path, tell: Callable[[Progress], None]) -> None:
    """Bring the search index in step with the store."""
    with SearchIndex(to) as index:
        index.update(store, lambda done, total: tell(Progress("indexing", done, total, 0)))


def _resolve_and_publish(archive: Archive, store: Store, knowledge: Knowledge, to: Path, settings: Settings,
                         tell: Callable[[Progress], None]) -> None:  # fmt: skip
    """Put mentions together and publish, unless nothing has changed since the last time."""
    origins = archive.origins()
    judged = tuple(Judgements(to))
    made_of = content_id(
        PUBLISHER, store.fingerprint(), knowledge.digest, repr(sorted(origins.items())), repr(settings.limits), repr([j.id for j in judged])
    )
    counts = store.counts()
    if store.state("published") == made_of and (to / "site" / "index.html").exists() and (to / "data" / "manifest.json").exists():
        return
    tell(Progress("resolving", 0, None, counts["issues"]))
    store.resolve(Resolver(knowledge, judged))
    store.group(knowledge)
    tell(Progress("publishing", 0, None, counts["issues"]))
    _write(_context(archive, knowledge, settings, "../archive", judged), store, to)
    store.remember("published", made_of)
    store.commit()


def _context(
    archive: Archive, knowledge: Knowledge, settings: Settings, archive_path: str, judged: tuple[Judgement, ...]
) -> PublishContext:
    """What publishing needs beside the store; the moment is that of the latest original unless the settings fix it."""
    origins = archive.origins()
    latest = max((origin.taken for found in origins.values() for origin in found), default=0)
    generated = datetime.fromtimestamp(latest if settings.now is None else settings.now, UTC).isoformat(timespec="seconds")
    return PublishContext(origins, archive_path, knowledge, reader_version(knowledge.digest), settings, generated, judged)


def _write(context: PublishContext, store: Store, out: Path) -> None:
    """Write site and data beside their old versions, then put them in their place: a killed run leaves the old ones whole."""
    for name, write in (("data", write_package), ("site", write_site)):
        new, old = out / f".{name}.new", out / f".{name}.old"
        for stale in (new, old):
            shutil.rmtree(stale, ignore_errors=True)
        try:
            new.mkdir(parents=True)
            write(store, context, new)
        except OSError as error:
            raise RedheaderError(f"{out / name} cannot be written ({error.strerror}); free disk space and run again") from None
        if (out / name).exists():
            (out / name).rename(old)
        new.rename(out / name)
        shutil.rmtree(old, ignore_errors=True)


def _readable(paths: Iterable[Path], settings: Settings, refused: list[Refused]) -> Iterator[tuple[str, Found]]:
    for found in find(list(paths), settings.limits):
        if isinstance(found, Refused):
            refused.append(found)
        else:
            yield found.origin, found
