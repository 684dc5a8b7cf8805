"""Load the knowledge and refuse what is wrong in it, naming the file and the key."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import msgspec
import yaml

from redheader.errors import KnowledgeError
from redheader.knowledge import places
from redheader.knowledge.lexicon import Lexicon
from redheader.knowledge.literals import Literals
from redheader.knowledge.schema import Agency, LexiconFile, ProgrammeEntry, Province, Region

T = TypeVar("T")
HERE = Path(__file__).parent
_YAML_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class Knowledge:
    """The domain as data. `digest` names its exact content: SHA-256 over every file that was loaded, 16 digits."""

    digest: str
    programmes: tuple[ProgrammeEntry, ...]
    regions: tuple[Region, ...]
    lexicons: Mapping[str, Lexicon]
    agencies: tuple[Agency, ...] = ()

    def lexicon(self, name: str) -> Lexicon:
        """The lexicon of that name, "zh/benefits". Raises KnowledgeError when there is none."""
        try:
            return self.lexicons[name]
        except KeyError:
            raise KnowledgeError(f"no lexicon {name}: expected a file lexicon/{name}.yaml") from None


def load(root: Path = HERE, without: frozenset[str] = frozenset()) -> Knowledge:
    """Read and check the knowledge under `root`; parts named in `without` ("programmes") stay empty."""
    files = sorted(path for path in root.rglob("*.yaml") if not _left_out(path.relative_to(root), without))
    sha = hashlib.sha256()
    raw: dict[str, bytes] = {}
    for path in files:
        name = path.relative_to(root).with_suffix("").as_posix()
        raw[name] = path.read_bytes()
        sha.update(f"{name}\0{len(raw[name])}\0".encode() + raw[name])
    programmes = tuple(_programmes(raw))
    provinces = _parse("regions", raw["regions"], tuple[Province, ...]) if "regions" in raw else ()
    agencies = _parse("agencies", raw["agencies"], tuple[Agency, ...]) if "agencies" in raw else ()
    return Knowledge(sha.hexdigest()[:16], programmes, tuple(places.regions(provinces)), dict(_lexicons(raw)), agencies)


def _left_out(path: Path, without: frozenset[str]) -> bool:
    return path.parts[0].removesuffix(".yaml") in without


def _parse(name: str, data: bytes, kind: type[T]) -> T:
    try:
        return msgspec.convert(yaml.load(data, _YAML_LOADER), kind)
    except (yaml.YAMLError, msgspec.ValidationError) as error:
        raise KnowledgeError(f"knowledge/{name}.yaml: {' '.join(str(error).split())}") from None


def _programmes(raw: Mapping[str, bytes]) -> Iterator[ProgrammeEntry]:
    entries = {name: _parse(name, data, ProgrammeEntry) for name, data in raw.items() if name.startswith("programmes/")}
    keys = {entry.key for entry in entries.values()}
    taken: dict[tuple[str | None, str], str] = {}
    for name, entry in entries.items():
        where = f"knowledge/{name}.yaml"
        if name != f"programmes/{entry.key}":
            raise KnowledgeError(f"{where}: key is {entry.key}; name the file after its key")
        if not entry.sources:
            raise KnowledgeError(f"{where}: sources is empty; give at least one")
        for link in (*(link.key for link in entry.predecessors), *([entry.part_of] if entry.part_of else [])):
            if link not in keys:
                raise KnowledgeError(f"{where}: refers to {link}, which has no file")
        for alias in (*entry.names.zh, *entry.names.en):
            other = taken.setdefault((entry.region, alias.casefold()), entry.key)
            if other != entry.key:
                raise KnowledgeError(f"{where}: the name {alias} is already a name of {other} in the same region")
        yield entry


def _lexicons(raw: Mapping[str, bytes]) -> Iterator[tuple[str, Lexicon]]:
    literals = Literals()
    files = {n.removeprefix("lexicon/"): _parse(n, data, LexiconFile) for n, data in raw.items() if n.startswith("lexicon/")}
    for name, file in files.items():
        where, fragments = f"knowledge/lexicon/{name}.yaml", dict(file.fragments)
        for used in file.uses:
            if used not in files:
                raise KnowledgeError(f"{where}: uses {used}, which has no file")
            fragments = {**files[used].fragments, **fragments}
        try:
            lexicon = Lexicon(name, file.triggers, fragments, literals)
        except re.error as error:
            raise KnowledgeError(f"{where}: a pattern is wrong: {error}") from None
        _check_examples(where, lexicon)
        yield name, lexicon


def _check_examples(where: str, lexicon: Lexicon) -> None:
    """Each trigger must be found in its own example, and each word must mean one thing."""
    meanings: dict[str, str] = {}
    for trigger in lexicon.triggers:
        if bool(trigger.words) == bool(trigger.pattern):
            raise KnowledgeError(f"{where}: a trigger has either words or a pattern: {trigger.value or trigger.words or trigger.pattern}")
        if not lexicon.shows(trigger):
            shown = trigger.words[:1] or trigger.pattern
            raise KnowledgeError(f"{where}: the example does not show the trigger {shown}: {trigger.example}")
        for word in trigger.words:
            if meanings.setdefault(word.casefold(), trigger.value) != trigger.value:
                raise KnowledgeError(f"{where}: {word} means both {meanings[word.casefold()]} and {trigger.value}")
