"""`timra serve`: how long an answer takes, and what many of them leave in memory."""
import contextlib
import pathlib
import re
import subprocess

from .place import say
from .run import percentile


def measure(place, table):
    with server(place) as (process, address):
        say("answers over HTTP")
        asked = place.ask_baseline("http", "--queries", place.queries, "--index", place.big_index, "--server", address,
                                   "--rounds", str(2 * place.rounds))["queries"]
        http = percentile([query["http"] for query in asked], 0.5)
        library, static = (percentile([query[part] for query in asked], 0.5) for part in ("library", "static"))
        table.ratio("HTTP p50: server / (library + static handler)", http / (library + static), 1.5,
                    measured=f"{http / 1e3:.2f}, {library / 1e3:.2f} and {static / 1e3:.2f} ms")
    with server(place) as (process, address):
        say(f"{place.options.requests} requests")
        place.ask_baseline("load", "--queries", place.queries, "--index", place.big_index, "--server", address,
                           "--requests", str(place.options.requests))
        table.ratio(f"memory of `serve` after {place.options.requests} requests without file pages, MB",
                    anonymous(process.pid) / 1e6, 64)


@contextlib.contextmanager
def server(place, answers=0):
    """A server of the big index on a free port, without a limit of requests, which keeps so many megabytes of answers."""
    command = [place.timra, "serve", "--frozen", "--index", place.big_index, "--addr", "127.0.0.1:0",
               "--rate-limit", "0", "--answer-cache", str(answers)]
    log = place.work / "serve.log"
    with open(log, "wb") as output:
        process = subprocess.Popen(command, stderr=output, stdin=subprocess.DEVNULL)
    try:
        while not (found := re.search(r"http://([\d.:]+)/", log.read_text())):
            if process.poll() is not None:
                raise RuntimeError(log.read_text())
        yield process, found[1]
    finally:
        process.kill()
        process.wait()


def anonymous(process):
    """Bytes of a process's memory that no file stands behind."""
    status = pathlib.Path(f"/proc/{process}/status").read_text()
    return 1024 * int(re.search(r"RssAnon:\s+(\d+) kB", status)[1])
