"""Nodes are killed while a server answers: every answer is right, or says that it lacks something, or is none."""
import random
import threading
import time

from . import programs
from .loaders import content, load
from .programs import texts, without_time
from .sizes import row

NAME = "killed"

# How long is asked after a node was killed, in seconds.
AFTER = 6


def kill(options, cluster):
    index, root = content(options, 0)
    load(options, cluster, index, root)
    cluster.wait_for_copies(NAME)
    queries = texts(options.queries)
    with programs.server(options, ["--index", index, "--frozen"], "here") as here:
        expected = {text: without_time(here.search(text)[2]) for text in queries}
    counts, slowest = {"right": 0, "partial": 0, "none": 0}, 0
    with programs.server(options, ["--engine", cluster.address(NAME)], "there") as there:
        for number in range(options.kills):
            killed = number % cluster.count + 1
            threading.Timer(random.uniform(0, 1), cluster.kill, [killed]).start()
            ends = time.monotonic() + AFTER
            while time.monotonic() < ends:
                text = random.choice(queries)
                status, seconds, answer = there.search(text)
                slowest = max(slowest, seconds)
                counts[kind(text, status, answer, expected)] += 1
            cluster.start()
            cluster.wait_for_copies(NAME)
        for text in queries:
            status, _, answer = there.search(text)
            if kind(text, status, answer, expected) != "right":
                raise RuntimeError(f"all nodes are there, and {text!r} is answered with {status}: {answer}")
    row("nodes killed while a server was asked", options.kills)
    for name in counts:
        row(f"  answers: {name}", counts[name])
    row("  answers: wrong", 0)
    row("  slowest answer, s", slowest)


def kind(text, status, answer, expected):
    """What kind of an answer it is; one that is wrong raises."""
    if status == 503:
        return "none"
    if status != 200:
        raise RuntimeError(f"{text!r} is answered with {status}: {answer}")
    if answer["partial"]:
        return "partial"
    if without_time(answer) != expected[text]:
        raise RuntimeError(f"{text!r} has another answer: {answer}")
    return "right"
