"""Load the knowledge and refuse what is wrong in it, naming the file and the key."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import msgspec
import yaml

from redheader.errors import KnowledgeError
from redheader.knowledge import places
from redheader.knowledge.lexicon import Lexicon
from redheader.knowledge.literals import Literals
from redheader.knowledge.schema import Agency, LexiconFile, LocalBody, ProgrammeEntry, Province, Region, Tile

T = TypeVar("T")
HERE = Path(__file__).parent
_YAML_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class Knowledge:
    """The domain as data. `digest` names its exact content: SHA-256 over every file that was loaded, 16 digits.

    `literals`: shared by all lexicons; a text given to its `read` is searched faster (knowledge.literals).
    """

    digest: str
    programmes: tuple[ProgrammeEntry, ...]
    regions: tuple[Region, ...]
    lexicons: Mapping[str, Lexicon]
    agencies: tuple[Agency, ...] = ()
    local_bodies: tuple[LocalBody, ...] = ()
    tiles: tuple[Tile, ...] = ()
    literals: Literals = field(default_factory=Literals)

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
    regions = tuple(places.regions({name: _parse(name, data, Province) for name, data in raw.items() if name.startswith("regions/")}))
    agencies, bodies = _agencies(raw)
    literals = Literals()
    lexicons = dict(_lexicons(raw, literals))
    return Knowledge(sha.hexdigest()[:16], programmes, regions, lexicons, agencies, bodies, _tiles(raw, regions), literals)


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
        if not entry.sources and entry.confirmed:
            raise KnowledgeError(f"{where}: sources is empty; give at least one, or confirmed: false")
        _check_references(where, entry, keys)
        own = entry.names
        for alias in (*own.zh, *own.en, *own.abbreviations, *own.codes, *own.misspellings):
            other = taken.setdefault((entry.region, alias.casefold()), entry.key)
            if other != entry.key:
                raise KnowledgeError(f"{where}: the name {alias} is already a name of {other} in the same region")
        yield entry


def _check_references(where: str, entry: ProgrammeEntry, keys: AbstractSet[str]) -> None:
    """Every key that an entry names has a file, and is not its own."""
    others = [other.programme for other in entry.not_to_be_confused_with if other.programme]
    for key in (*(link.of for link in entry.links), *others):
        if key not in keys:
            raise KnowledgeError(f"{where}: refers to {key}, which has no file")
        if key == entry.key:
            raise KnowledgeError(f"{where}: refers to itself")


def _agencies(raw: Mapping[str, bytes]) -> tuple[tuple[Agency, ...], tuple[LocalBody, ...]]:
    agencies = _parse("agencies", raw["agencies"], tuple[Agency, ...]) if "agencies" in raw else ()
    bodies = _parse("local_bodies", raw["local_bodies"], tuple[LocalBody, ...]) if "local_bodies" in raw else ()
    names = {agency.name for agency in agencies}
    owners: dict[tuple[str, str], str] = {}
    for agency in agencies:
        for alias in (agency.name, *agency.zh, *agency.en):
            if (other := owners.setdefault((agency.country, alias), agency.name)) != agency.name:
                raise KnowledgeError(f"knowledge/agencies.yaml: {agency.name}: the name {alias} is already a name of {other}")
        for change in agency.changes:
            if change.to not in names:
                raise KnowledgeError(f"knowledge/agencies.yaml: {agency.name}: refers to {change.to}, which has no entry")
    for body in bodies:
        if body.of and body.of not in names:
            raise KnowledgeError(f"knowledge/local_bodies.yaml: {body.names[0]}: refers to {body.of}, which has no entry in agencies.yaml")
    return agencies, bodies


def _tiles(raw: Mapping[str, bytes], regions: tuple[Region, ...]) -> tuple[Tile, ...]:
    """A square for every province-level unit, and no two in one place."""
    if "tiles" not in raw:
        return ()
    tiles = _parse("tiles", raw["tiles"], tuple[Tile, ...])
    units = sorted(region.code for region in regions if region.code.endswith("0000"))
    if sorted(tile.code for tile in tiles) != units:
        differ = {tile.code for tile in tiles} ^ set(units) or {"a code"}
        raise KnowledgeError(f"knowledge/tiles.yaml: {min(differ)} has no square, two, or no unit in regions/")
    if len({(tile.row, tile.column) for tile in tiles}) < len(tiles):
        raise KnowledgeError("knowledge/tiles.yaml: two units have the same square")
    return tiles


def _lexicons(raw: Mapping[str, bytes], literals: Literals) -> Iterator[tuple[str, Lexicon]]:
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
