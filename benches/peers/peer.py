"""What the scripts of all engines share: `build SECTIONS INDEX` and `search QUERIES INDEX ROUNDS`, JSON on stdout."""
import json
import re
import statistics
import sys
import time


def main(build, opened):
    """`build(sections, index)` writes an index and returns processor seconds of others, if any; `opened(index)` returns
    what answers a list of words, and may return microseconds where the engine measures itself."""
    command, source, index, *rounds = sys.argv[1:]
    if command == "build":
        with open(source) as lines:
            sections = [json.loads(line) for line in lines]
        started = time.process_time()
        elsewhere = build(sections, index) or 0
        print(json.dumps({"processor": time.process_time() - started + elsewhere}))
    else:
        search = opened(index)
        print(json.dumps({"times": [median(search, words, int(rounds[0])) for words in queries(source)]}))


def queries(path):
    with open(path) as lines:
        texts = [line.rstrip("\n").split("\t")[-1] for line in lines if line.strip()]
    return [re.findall(r"\w+", text) for text in texts]


def median(search, words, rounds):
    """Microseconds of the processor, the first time not counted."""
    times = []
    for round in range(rounds + 1):
        started = time.process_time()
        said = search(words)
        taken = (time.process_time() - started) * 1e6
        if round:
            times.append(taken if said is None else said)
    return statistics.median(times)
