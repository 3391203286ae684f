"""Whole builds, and a build after one page has changed."""
import json
import pathlib
import shutil

from . import peers
from .place import say
from .run import Taken, median, only, run, seconds

THREADS = {"one": "one thread", "all": "all threads"}


def measure(place, table):
    megabytes = place.sections["markdown_bytes"] / 1e6
    ours, raw, changed = {"one": [], "all": []}, {"one": [], "all": []}, []
    # It is there before anything is measured.
    _ = place.big_index
    for round in range(place.rounds):
        say(f"builds, round {round + 1}")
        for threads in ours:
            ours[threads].append(timra(place, threads))
            raw[threads].append(raw_tantivy(place, threads))
        changed.append(one_page(place).wall)
    mine = {threads: median(taken) for threads, taken in ours.items()}

    def rows(name, taken, target):
        for threads, seconds in taken.items():
            table.ratio(f"full build, {THREADS[threads]}: MB/s of timra / of {name}", seconds / mine[threads], target,
                        f"{megabytes / mine[threads]:.2f} and {megabytes / seconds:.2f} MB/s", at_least=True)

    rows("raw Tantivy", {threads: median(taken) for threads, taken in raw.items()}, 0.5)
    for name, peer in peers.builders(place).items():
        try:
            say(f"{name} builds")
            rows(name, peer(), 5 if name == "Pagefind" else None)
        except Exception as why:
            table.missing(f"full build: MB/s of timra / of {name}", why)
    table.ratio("one page changed / full build", median(changed) / mine["all"], 0.02,
                f"{median(changed) * 1e3:.0f} ms and {mine['all'] * 1e3:.0f} ms")


def timra(place, threads):
    index = place.work / "built"
    shutil.rmtree(index, ignore_errors=True)
    return seconds(run([place.timra, "index", *place.big, "--index", index], only(threads)), threads)


def raw_tantivy(place, threads):
    index = place.work / "built-raw"
    shutil.rmtree(index, ignore_errors=True)
    count = 1 if threads == "one" else place.processors
    taken = place.ask_baseline("raw", place.jsonl, "--index", str(index), "--threads", str(count), cpu=only(threads))
    return seconds(Taken(**taken), threads)


def one_page(place):
    """Brings an index up to date with one page of the copy that says a line more."""
    with open(a_page(place), "a", encoding="utf-8") as page:
        page.write("\n\nA word more.\n")
    return run([place.timra, "index", *place.big, "--index", place.big_index])


def a_page(place):
    """A page from the middle of what is indexed: not every file is published."""
    site = pathlib.Path(place.big[0])
    with open(place.jsonl, encoding="utf-8") as sections:
        ids = [json.loads(section)["id"] for section in sections]
    ids = [id for id in ids if id.startswith(f"{site.name}/")]
    return site.parent / ids[len(ids) // 2].split("#")[0]
