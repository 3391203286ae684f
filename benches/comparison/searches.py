"""Queries, keystrokes, and how both grow with the index."""
import pathlib

from . import peers
from .place import say
from .run import median, percentile


def measure(place, table):
    say("queries")
    asked = ask(place, place.big_index, place.raw_index)
    ours, raw = times(asked, "timra"), times(asked, "raw")
    for share in (0.5, 0.99):
        compare(table, f"query p{share * 100:.0f}: timra / raw Tantivy's OR", ours, raw, share, {0.5: 2.5, 0.99: 3}[share])
    documents = times(asked, "raw_with_documents")
    compare(table, "query p50: timra / raw Tantivy's OR with what is stored of its hits", ours, documents, 0.5, None)
    for type in sorted({type for query in asked["queries"] for type in query["types"]}):
        of_type = [query for query in asked["queries"] if type in query["types"]]
        compare(table, f"query p50, {type}: timra / raw Tantivy's OR", *(
            [query[engine] for query in of_type] for engine in ("timra", "raw")), 0.5, None)
    for name, peer in peers.searchers(place).items():
        try:
            say(f"{name} searches")
            compare(table, f"query p50: timra / {name}'s OR", ours, peer(), 0.5, None)
        except Exception as why:
            table.missing(f"query p50: timra / {name}'s OR", why)
    growth(place, table, asked, ours, raw)
    say("keystrokes")
    typed = place.ask_baseline("suggest", "--queries", place.queries, "--index", place.big_index, "--rounds",
                               str(place.rounds))["keystrokes"]
    took = [key["timra"] / 1e3 for key in typed]
    table.ratio("suggest, each keystroke, p99 in ms", percentile(took, 0.99), 5,
                measured=f"{len(took)} keystrokes, p50 {percentile(took, 0.5):.2f} ms",
                slowest=sorted(typed, key=lambda key: -key["timra"])[:10])


def ask(place, index, raw):
    return place.ask_baseline("searches", "--queries", place.queries, "--index", index, "--raw", raw, "--rounds",
                              str(2 * place.rounds))


def times(asked, engine):
    return [query[engine] for query in asked["queries"]]


def compare(table, what, ours, theirs, share, target):
    mine, other = percentile(ours, share), percentile(theirs, share)
    table.ratio(what, mine / other, target, measured=f"{mine / 1e3:.2f} and {other / 1e3:.2f} ms")


def growth(place, table, asked, ours, raw):
    """From an index of some 5,000 sections to the big one."""
    what = "growth of p50 with the index: timra's / raw Tantivy's"
    every = asked["sections"] // 5000
    if every < 2:
        table.missing(what, f"the big content has only {asked['sections']} sections")
        return
    say("growth")
    part = place.copy("part", place.options.big or place.options.small, every)
    index = place.index("part-index", part)
    jsonl = str(place.work / "part.jsonl")
    place.ask_baseline("sections", *part, "--jsonl", jsonl)
    few = ask(place, index, place.raw("part-raw", jsonl))
    grown = [percentile(large, 0.5) / percentile(times(few, engine), 0.5)
             for large, engine in ((ours, "timra"), (raw, "raw"))]
    table.ratio(what, grown[0] / grown[1], 1.0, measured=f"{grown[0]:.1f} times and {grown[1]:.1f} times slower "
                f"with {asked['sections']} than with {few['sections']} sections")


def texts(queries):
    """The texts of a file of queries."""
    lines = pathlib.Path(queries).read_text(encoding="utf-8").splitlines()
    return [line.split("\t")[-1] for line in lines if line.strip()]
