"""What an index takes in a cluster, and how long answers take there and in a directory, in one run."""
import pathlib
import shutil
import time

from . import programs
from .nodes import resident
from .programs import texts

MB = 1 << 20
NAME = "sizes"


def measure(options, cluster):
    index = options.work / "index"
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
    asked(options, cluster, index)
    shutil.rmtree(index)


def sizes_of_parts(cluster, name):
    """Bytes of each part, once they have settled: a node looks at its files every ten seconds."""
    before = None
    while True:
        parts = [int(part["store"]) for part in cluster.ask("GET", f"/_cat/shards/{name}?format=json&bytes=b")]
        if parts == before:
            return parts
        before = parts
        time.sleep(15)


def asked(options, cluster, index):
    """All queries, of both servers in turns."""
    queries = texts(options.queries)
    with programs.server(options, ["--index", index, "--frozen"], "here") as here, \
            programs.server(options, ["--engine", cluster.address(NAME)], "there") as there:
        times = {id(here): [[] for _ in queries], id(there): [[] for _ in queries]}
        same = equal = 0
        for turn in range(options.rounds + 1):
            for at, text in enumerate(queries):
                answers = []
                for client in (here, there):
                    seconds, answer = whole(client, text)
                    # The first round fills what is kept.
                    if turn > 0:
                        times[id(client)][at].append(seconds)
                    answers.append([(hit["id"], hit["score"]) for hit in answer["hits"]])
                if turn == 0:
                    equal += answers[0] == answers[1]
                    same += [hit[0] for hit in answers[0]] == [hit[0] for hit in answers[1]]
                    if answers[0] != answers[1]:
                        print(f"  another answer: {text!r}", flush=True)
        row("queries", len(queries))
        row("with the ten sections of an index in a directory", same)
        row("and their scores", equal)
        for client, where in ((here, "in a directory"), (there, "in the cluster")):
            middle = sorted(sorted(of_query)[len(of_query) // 2] for of_query in times[id(client)])
            for share in (0.5, 0.99):
                at = min(len(middle) - 1, round(share * (len(middle) - 1)))
                row(f"{where}: p{share * 100:.0f}, ms", middle[at] * 1e3)
            memory = resident(pathlib.Path(f"/proc/{client.process.pid}/status"))
            row(f"{where}: memory of the server, MB", memory / MB)


# How often a query is asked that has no whole answer in time, before there are caches of it.
TRIES = 5


def whole(client, text):
    """How long a whole answer took, and the answer."""
    for _ in range(TRIES):
        status, seconds, answer = client.search(text)
        if status == 200 and not answer["partial"]:
            return seconds, answer
        print(f"  asked again: {text!r}: {answer.get('detail', 'partial')}", flush=True)
    raise RuntimeError(f"{text!r} has no whole answer")


def row(what, value):
    print(f"{what:<52} {value if isinstance(value, (str, int)) else f'{value:.1f}'}", flush=True)
