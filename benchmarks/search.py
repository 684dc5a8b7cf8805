"""Full-text search beside tantivy on generated Chinese and English texts: python benchmarks/search.py --documents 100000

One run, one machine, the same texts and the same queries for each engine; prints one table. `tantivy` is given the tokens redheader
makes, divided by spaces; `tantivy ngram` is tantivy as it comes, with its own bigrams. Needs `pip install redheader[benchmark]`.
"""

from __future__ import annotations

import argparse
import random
import shutil
import statistics
import tempfile
import time
import timeit
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

import tantivy

from redheader.store import SearchIndex
from redheader.text.tokens import Term, find, parse, term_tokens, tokens

_LETTERS = ("al", "be", "cor", "du", "en", "fi", "gra", "hou", "in", "ju", "ka", "lo", "mi", "no", "or", "pla", "qui", "ro", "sub", "ta")
_OF_EACH_KIND = 30
_CHECKED = 2_000  # documents of which counts are compared with the texts themselves


class Query(NamedTuple):
    """What is asked, and of which kind."""

    kind: str
    words: str


class Texts:
    """Generated documents in one file, a line each, read as the index reads a store: `state`, `versions` and `text`."""

    def __init__(self, file: Path, number: int) -> None:
        self._file, self.number = file, number
        words = _Words()
        with file.open("w", encoding="utf-8") as out:
            out.writelines(f"{words.document()}\n" for _ in range(number))
        self.bytes = file.stat().st_size
        self._lines: Iterator[str] = iter(())

    def __iter__(self) -> Iterator[str]:
        with self._file.open(encoding="utf-8") as lines:
            yield from (line.rstrip("\n") for line in lines)

    def state(self, _: str) -> str:
        """The mark of these texts."""
        return str(self.number)

    def versions(self) -> Iterator[tuple[str, str]]:
        """A digest and a reader for each, in order."""
        self._lines = iter(self)
        return ((f"{number:064x}", "rules/1") for number in range(self.number))

    def text(self, _: str) -> str:
        """The next text: the index asks for each once, in order."""
        return next(self._lines)


class _Words:
    """Words by Zipf's law: two thousand Chinese ones of two to four characters, six hundred English ones, and figures."""

    def __init__(self) -> None:
        self.chance = random.Random(1)
        characters = [chr(point) for point in range(0x4E00, 0x4E00 + 1_500)]
        usual = list(accumulate(1 / (rank + 8) for rank in range(len(characters))))
        lengths = (2, 2, 2, 2, 3, 4)
        self.chinese = ["".join(self.chance.choices(characters, cum_weights=usual, k=self.chance.choice(lengths))) for _ in range(2_000)]
        self.english = ["".join(self.chance.choices(_LETTERS, k=self.chance.randint(2, 3))) for _ in range(600)]
        self._usual = [list(accumulate(1 / (rank + 3) for rank in range(len(words)))) for words in (self.chinese, self.english)]

    def some(self, english: bool, number: int) -> list[str]:
        """Words, the frequent ones more often."""
        return self.chance.choices(self.english if english else self.chinese, cum_weights=self._usual[english], k=number)

    def document(self) -> str:
        """200 to 400 characters: clauses of Chinese words, a clause of English ones, an amount."""
        clauses = ["".join(self.some(False, self.chance.randint(3, 8))) for _ in range(self.chance.randint(12, 20))]
        return f"{'，'.join(clauses)}，{self.chance.randint(1, 500)}万元。 {' '.join(self.some(True, 8)).capitalize()}."


def queries() -> list[Query]:
    """The same for every size: of each kind as many, of frequent and of rare words."""
    words = _Words()
    two = [word for word in words.chinese if len(word) == 2]
    longer = [word for word in words.chinese if len(word) > 2]
    pick = random.Random(2).choice
    made = {
        "two characters": lambda: pick(two),
        "longer": lambda: pick(longer),
        "phrase": lambda: f'"{pick(words.chinese[:60])}{pick(words.chinese[:60])}"',
        "English": lambda: pick(words.english),
        "English phrase": lambda: f'"{pick(words.english[:60])} {pick(words.english[:60])}"',
        "two words": lambda: f"{pick(two)} {pick(words.english)}",
        "amount": lambda: f"{pick(range(1, 500))}万",
        "one character": lambda: pick(pick(words.chinese)),
    }
    return [Query(kind, make()) for kind, make in made.items() for _ in range(_OF_EACH_KIND)]


class Measured(NamedTuple):
    """An engine's figures; `counts` by query, `seconds` of each query by kind."""

    name: str
    build: float
    size: int
    counts: list[int]
    seconds: dict[str, list[float]]


def run_redheader(texts: Texts, folder: Path, asked: Sequence[Query]) -> Measured:
    """The index of redheader, as a review makes it."""
    with SearchIndex(folder) as index:
        began = time.perf_counter()
        index.update(texts, lambda done, total: None)  # type: ignore[arg-type]
        build = time.perf_counter() - began
        return _asked("redheader", build, folder, asked, lambda query: index.best(parse(query), 10).total)


def run_tantivy(texts: Texts, folder: Path, asked: Sequence[Query]) -> Measured:
    """The engine over redheader's tokens."""
    index, build = _tantivy(folder, map(tokens, texts), tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build())
    searcher, schema = index.searcher(), index.schema

    def ask(query: str) -> int:
        wanted = [(tantivy.Occur.Must, _tantivy_term(schema, term)) for term in parse(query)]
        return int(searcher.search(tantivy.Query.boolean_query(wanted), limit=10, count=True).count)

    return _asked("tantivy", build, folder, asked, ask)


def run_ngram(texts: Texts, folder: Path, asked: Sequence[Query]) -> Measured:
    """The engine as it comes, with its tokenizer of one and two characters and its own query language."""
    analyzer = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.ngram(1, 2)).filter(tantivy.Filter.lowercase()).build()
    index, build = _tantivy(folder, iter(texts), analyzer)
    searcher = index.searcher()

    def ask(query: str) -> int:
        quoted = query if query.startswith('"') else " AND ".join(f'"{word}"' for word in query.split())
        return int(searcher.search(index.parse_query(quoted, ["text"]), limit=10, count=True).count)

    return _asked("tantivy ngram", build, folder, asked, ask)


def _tantivy(folder: Path, texts: Iterator[str], analyzer: tantivy.TextAnalyzer) -> tuple[tantivy.Index, float]:
    schema = tantivy.SchemaBuilder().add_text_field("text", tokenizer_name="own", index_option="position").build()
    index = tantivy.Index(schema, path=str(folder))
    index.register_tokenizer("own", analyzer)
    began = time.perf_counter()
    writer = index.writer(heap_size=256_000_000)
    for text in texts:
        writer.add_document(tantivy.Document(text=[text]))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    return index, time.perf_counter() - began


def _tantivy_term(schema: tantivy.Schema, term: Term) -> tantivy.Query:
    words, begins = term_tokens(term)
    if begins and len(words) > 1:
        return tantivy.Query.regex_phrase_query(schema, "text", [*words[:-1], f"{words[-1]}.?"])
    if begins:
        return tantivy.Query.regex_query(schema, "text", f"{words[-1]}.?")
    if len(words) == 1:
        return tantivy.Query.term_query(schema, "text", words[0])
    return tantivy.Query.phrase_query(schema, "text", list(words))


def _asked(name: str, build: float, folder: Path, asked: Sequence[Query], ask: Callable[[str], int]) -> Measured:
    """Each query once to warm up, then three times of which the fastest counts: what else the machine does is left out."""
    counts, seconds = [], dict[str, list[float]]()
    for query in asked:
        counts.append(ask(query.words))
        seconds.setdefault(query.kind, []).append(min(timeit.repeat(partial(ask, query.words), number=1, repeat=3)))
    size = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
    return Measured(name, build, size, counts, seconds)


def _truth(texts: Texts, asked: Sequence[Query]) -> list[int]:
    """How many texts hold each query, by looking at each."""
    terms = [parse(query.words) for query in asked]
    return [sum({hit.term for hit in find(text, each)} == set(range(len(each))) for text in texts) for each in terms]


def _table(found: Sequence[Measured], texts: Texts, truth: Sequence[int] | None) -> Iterator[str]:
    first = found[0]
    yield "| | " + " | ".join(one.name for one in found) + " |"
    yield "|---|" + "---:|" * len(found)

    def line(label: str, values: list[float], unit: str, places: int) -> str:
        ratios = ["", *(f" ({value / values[0]:.2f} x)" if values[0] else "" for value in values[1:])]
        cells = (f"{value:,.{places}f} {unit}".rstrip() + ratio for value, ratio in zip(values, ratios, strict=True))
        return f"| {label} | {' | '.join(cells)} |"

    yield line("build", [one.build for one in found], "s", 1)
    yield line("index", [one.size / 1e6 for one in found], "MB", 1)
    yield line("index / text", [one.size / texts.bytes for one in found], "", 2)
    for kind in first.seconds:
        timed = [sorted(one.seconds[kind]) for one in found]
        yield line(f"{kind}, p50", [1e3 * statistics.median(times) for times in timed], "ms", 2)
        yield line(f"{kind}, p99", [1e3 * times[min(len(times) - 1, round(0.99 * len(times)))] for times in timed], "ms", 2)
    if truth is not None:
        exact = (sum(count == true for count, true in zip(one.counts, truth, strict=True)) for one in found)
        yield "| counts that are exact | " + " | ".join(f"{number} of {len(truth)}" for number in exact) + " |"


ENGINES = {"redheader": run_redheader, "tantivy": run_tantivy, "ngram": run_ngram}


def main() -> None:
    """Generate, build, ask, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=2_000)
    parser.add_argument("--engines", default=",".join(ENGINES), help="which, divided by commas; ratios are to the first")
    parser.add_argument("--in", dest="folder", type=Path, help="a folder on a disk with space: six kilobytes a document")
    given = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="search-", dir=given.folder))
    try:
        texts, asked, found = Texts(folder / "texts", given.documents), queries(), []
        for name in given.engines.split(","):
            (folder / name).mkdir()
            found.append(ENGINES[name](texts, folder / name, asked))
            shutil.rmtree(folder / name)
        truth = _truth(texts, asked) if given.documents <= _CHECKED else None
        if truth is None and any(one.counts != found[0].counts for one in found if one.name != "tantivy ngram"):
            raise SystemExit("the engines count differently")
        print(f"{given.documents:,} documents, {texts.bytes / 1e6:,.1f} MB of text\n")
        print("\n".join(_table(found, texts, truth)))
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
