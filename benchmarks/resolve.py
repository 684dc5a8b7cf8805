"""How fast mentions become programmes, and in how much memory, at growing sizes; beside a tool that links records, where it is installed.

    python benchmarks/resolve.py [--mentions N] [--peer-mentions N]      (default: 1,000,000 and 50,000)

The mentions are generated: programmes of invented names in real cities, each printed in several forms (quoted, with its city, with another
head noun, in traditional characters, shortened) by documents of the city and of a district. redheader takes each in, decides, and assigns
every mention its entry. The peer, splink on DuckDB (pip install 'redheader[bench]'), gets the same mentions as records with the stem and
the city that redheader has worked out, links those that share both, and clusters them: the last part of the job, without the reasons
and without what must stay apart. Both run in a process of their own; pairwise F1 is against what the generator had in mind.
"""

from __future__ import annotations

import argparse
import random
import resource
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from importlib.util import find_spec
from itertools import product
from multiprocessing import get_context
from typing import NamedTuple

from opencc import OpenCC

from redheader.knowledge.loader import Knowledge, load
from redheader.resolve import Resolver, Seen

_FIRST, _SECOND = "青白云海山江星桥松竹鹭雁鸿潮澜岚屿岭川溪", "汇聚引归翔腾耀帆舟峰梦翼鸣舞航启智慧源泉"
_THIRD, _HEADS = ("英才", "人才", "精英", ""), ("计划", "工程", "行动", "行动计划")
_PER_PROGRAMME = 20


class Outcome(NamedTuple):
    """One run: processor seconds, peak memory in MiB, entries or clusters, and pairwise F1."""

    seconds: float
    memory: float
    found: int
    f1: float


def mentions(total: int, knowledge: Knowledge) -> Iterator[tuple[Seen, int]]:
    """Generated mentions with the number of the programme that each means; the same for the same arguments."""
    rng = random.Random(1)
    traditional = OpenCC("s2t")
    cities = [region for region in knowledge.regions if region.level == "municipal" and region.code]
    stems = ["".join(parts) for parts in product(_FIRST, _SECOND, _SECOND, _THIRD)]
    rng.shuffle(stems)
    programmes = max(1, total // _PER_PROGRAMME)
    for number in range(total):
        programme = number % programmes
        city, stem = cities[programme % len(cities)], stems[(programme // len(cities)) % len(stems)]
        head = rng.choice(_HEADS) if len(stem) > 3 else _HEADS[0]
        name = rng.choice((stem + head, f"“{stem}”{head}", f"“{stem}{head}”", city.name + stem + head))
        if rng.random() < 0.1:
            name = traditional.convert(name)
        region, level = rng.choice(((city.path, "municipal"), (city.path, "municipal"), (f"{city.path}新城区", "district")))
        yield Seen(name, (stem,) if rng.random() < 0.1 else (), None, region, level, f"实施{name}"), programme


def ours(total: int) -> Outcome:
    """redheader: take in, decide, and ask every mention's entry."""
    knowledge = load()
    began = time.process_time()
    resolver = Resolver(knowledge)
    for seen, _ in mentions(total, knowledge):
        resolver.add(seen)
    entries = sum(1 for _ in resolver.entries())
    pairs = [(programme, resolver.entry_of(seen)) for seen, programme in mentions(total, knowledge)]
    seconds = time.process_time() - began
    return Outcome(seconds, _peak(), entries, pairwise(pairs))


def theirs(total: int) -> Outcome:
    """splink: block on the stem, compare, cluster."""
    import pandas as pd
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on

    from redheader.resolve.nodes import Nodes

    knowledge = load()
    made = Nodes(knowledge)
    rows = []
    for number, (seen, programme) in enumerate(mentions(total, knowledge)):
        node, _ = made.of(seen)
        rows.append((number, node.stem.text, seen.name, made.homes.city(node.home.path or ""), programme))
    frame = pd.DataFrame(rows, columns=["unique_id", "stem", "name", "city", "programme"])
    began = time.process_time()
    settings = SettingsCreator(link_type="dedupe_only", blocking_rules_to_generate_predictions=[block_on("stem", "city")])
    linker = Linker(DuckDBAPI().register(frame), settings)
    predictions = linker.inference.deterministic_link()
    clusters = linker.clustering.cluster_pairwise_predictions_at_threshold(predictions).as_pandas_dataframe()
    seconds = time.process_time() - began
    pairs = list(zip(clusters["programme"], clusters["cluster_id"].astype(str), strict=True))
    return Outcome(seconds, _peak(), clusters["cluster_id"].nunique(), pairwise(pairs))


def pairwise(assigned: Sequence[tuple[int, str]]) -> float:
    """Pairwise F1 of assignments (meant, found): pairs put together and rightly so."""
    both, meant, found = Counter(assigned), Counter(one for one, _ in assigned), Counter(other for _, other in assigned)
    hit, want, got = (sum(count * (count - 1) // 2 for count in counts.values()) for counts in (both, meant, found))
    return 2 * hit / (want + got) if want + got else 1.0


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def apart(job: Callable[[int], Outcome], total: int) -> Outcome:
    """Run a job in a process of its own, so that memory is its own."""
    with get_context("spawn").Pool(1) as pool:
        return pool.apply(job, (total,))


def main() -> None:
    """Print the table."""
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("--mentions", type=int, default=1_000_000)
    cli.add_argument("--peer-mentions", type=int, default=50_000)
    args = cli.parse_args()
    print(f"{'':12}{'mentions':>12}{'seconds':>10}{'µs each':>10}{'MiB':>8}{'entries':>10}{'F1':>8}")
    runs: dict[str, list[tuple[int, Outcome]]] = defaultdict(list)
    sizes = sorted({max(1, args.mentions // 100), max(1, args.mentions // 10), args.mentions, args.peer_mentions})
    for total in sizes:
        runs["redheader"].append((total, apart(ours, total)))
        if total == args.peer_mentions and find_spec("splink"):
            runs["splink"].append((total, apart(theirs, total)))
        for name in ("redheader", "splink"):
            if runs[name] and runs[name][-1][0] == total:
                out = runs[name][-1][1]
                each = 1e6 * out.seconds / total
                print(f"{name:12}{total:12,}{out.seconds:10.1f}{each:10.1f}{out.memory:8.0f}{out.found:10,}{out.f1:8.3f}", flush=True)
    if runs["splink"]:
        size, peer = runs["splink"][0]
        own = dict(runs["redheader"])[size]
        time_ratio, memory_ratio = own.seconds / peer.seconds, own.memory / peer.memory
        print(f"at {size:,} mentions redheader takes {time_ratio:.2f} x splink's processor time and {memory_ratio:.2f} x its memory")
    else:
        print("splink is not installed: pip install 'redheader[bench]'")


if __name__ == "__main__":
    main()
