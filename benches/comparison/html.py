"""Builds from what a generator published: timra and Pagefind read the very same files."""
import pathlib
import shutil

from . import tools
from .place import say
from .run import median, only, run, seconds

THREADS = {"one": "one thread", "all": "all threads"}


def measure(place, table):
    public = place.public
    megabytes = sum(file.stat().st_size for file in pathlib.Path(public).rglob("*.html")) / 1e6
    pagefind = tools.pagefind(place.options.cache.resolve())
    commands = {
        "timra": lambda out: [place.timra, "index", "--published", public, "--index", out],
        "Pagefind": lambda out: [pagefind, "--site", public, "--output-path", out, "--quiet"],
    }
    taken = {(name, threads): [] for name in commands for threads in THREADS}
    for round in range(place.rounds):
        say(f"builds from HTML, round {round + 1}")
        for (name, threads), times in taken.items():
            out = place.work / f"from-html-{name}"
            shutil.rmtree(out, ignore_errors=True)
            times.append(seconds(run(commands[name](out), only(threads)), threads))
    for threads, words in THREADS.items():
        ours, theirs = median(taken["timra", threads]), median(taken["Pagefind", threads])
        table.ratio(f"HTML build, {words}: MB/s of timra / of Pagefind over the same public/", theirs / ours, 5,
                    f"{megabytes / ours:.2f} and {megabytes / theirs:.2f} MB/s", at_least=True)
