"""What an index takes in a cluster, and how long answers take there and in a directory, in one run."""
import json
import time

from . import programs
from .programs import texts

MB = 1 << 20
NAME = "sizes"


def measure(options, cluster):
    index = options.index or options.work / "index"
    built = programs.run([options.timra, "index", *options.text, "--index", index])
    row("index in a directory, MB", sum(file.stat().st_size for file in index.rglob("*") if file.is_file()) / MB)
    row("built in, s", built.seconds)
    loaded = programs.run(programs.load_command(options, cluster, NAME, index, options.text, ["--replicas", "0"]))
    name, about = next(iter(cluster.ask("GET", f"/{NAME}/_mapping").items()))
    about = about["mappings"]["_meta"]["timra"]
    sections = about["sections"]
    cluster.ask("POST", f"/{name}/_flush?wait_if_ongoing=true")
    parts = sizes_of_parts(cluster, name)
    row("sections", sections)
    row("loaded in, s", loaded.seconds)
    row("sections a second", sections / loaded.seconds)
    row("memory of the program that loads, MB", loaded.memory / MB)
    row(f"MB of {len(parts)} parts together", sum(parts) / MB)
    row("MB a part", ", ".join(f"{part / MB:.1f}" for part in parts))
    row("KB a section", sum(parts) / sections / 1024)
    row("dictionaries and numbers, MB packed", about["sidecar"]["bytes"] / MB)
    row("memory of a node, MB", cluster.memory(1) / MB)
    for candidates in options.candidates:
        asked(options, cluster, index, candidates)


def sizes_of_parts(cluster, name):
    """Bytes of each part, once they have settled: a node looks at its files every ten seconds."""
    before = None
    while True:
        parts = [int(part["store"]) for part in cluster.ask("GET", f"/_cat/shards/{name}?format=json&bytes=b")]
        if parts == before:
            return parts
        before = parts
        time.sleep(15)


def asked(options, cluster, index, candidates):
    """All queries, in a directory and in the cluster in turns, by the clock of the program that answers."""
    row("candidates of each part", candidates)
    there = ["--engine", cluster.address(NAME), "--candidates", str(candidates)]
    wheres = {"in a directory": ["--index", index, "--frozen"], "in the cluster": there}
    times = {where: [] for where in wheres}
    for turn in range(options.rounds + 1):
        answers = {where: search(options, flags) for where, flags in wheres.items()}
        # The first round is that of a cluster that has just been started.
        if turn > 0:
            for where in wheres:
                times[where].append([answer["took_us"] for answer in answers[where]])
    here, there = ([[(hit["id"], hit["score"]) for hit in answer["hits"]] for answer in answers[where]]
                   for where in wheres)
    for text, left, right in zip(texts(options.queries), here, there):
        if left != right:
            what = "other sections" if ids(left) != ids(right) else "other scores"
            print(f"  {what}: {text!r}", flush=True)
    row("queries", len(here))
    row("with the ten sections of an index in a directory", sum(ids(a) == ids(b) for a, b in zip(here, there)))
    row("and their scores", sum(a == b for a, b in zip(here, there)))
    for where in wheres:
        middle = sorted(sorted(of_query)[len(of_query) // 2] for of_query in zip(*times[where]))
        for share in (0.5, 0.99):
            row(f"{where}: p{share * 100:.0f}, ms", middle[round(share * (len(middle) - 1))] / 1e3)


def ids(hits):
    return [hit[0] for hit in hits]


def search(options, flags):
    """The answers to all queries of a program that is started for them."""
    said = programs.run([options.timra, "search", *flags, "--queries", options.queries, "--format", "json"]).said
    return [json.loads(line) for line in said.splitlines() if line.startswith("{")]


def row(what, value):
    print(f"{what:<52} {value if isinstance(value, (str, int)) else f'{value:.1f}'}", flush=True)
