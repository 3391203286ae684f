"""Other engines: each builds an index of the same sections and answers an OR of the same words."""
import functools
import json
import pathlib
import shutil
import sys

from . import tools
from .run import answer, only, run, seconds

SCRIPTS = pathlib.Path(__file__).resolve().parent.parent / "peers"


def builders(place):
    """By name: builds an index and tells the seconds that one thread takes, and all where the engine has more."""
    peers = {"Pagefind": functools.partial(pagefind, place)}
    for name, python, script in scripts(place):
        peers[name] = functools.partial(built, place, python, script)
    return peers


def searchers(place):
    """By name: the microseconds that each query takes."""
    return {name: functools.partial(searched, place, python, script) for name, python, script in scripts(place)}


def scripts(place):
    """Name, what finds its Python, and file of each engine that a script of benches/peers drives."""
    cache = place.options.cache.resolve()
    return [
        ("SQLite FTS5", lambda: sys.executable, "sqlite.py"),
        ("tantivy-py", lambda: tools.python_with(cache, "tantivy==0.27.*", "tantivy"), "tantivy_py.py"),
        ("Groonga", lambda: tools.groonga() and sys.executable, "groonga.py"),
    ]


def pagefind(place):
    """Pagefind reads HTML, so it is given the very text that timra indexes, as paragraphs."""
    program = tools.pagefind(place.options.cache.resolve())
    _ = place.sections
    command = [program, "--site", place.html, "--output-path", place.work / "pagefind", "--quiet"]
    taken = {}
    for threads in ("one", "all"):
        shutil.rmtree(place.work / "pagefind", ignore_errors=True)
        taken[threads] = seconds(run(command, only(threads)), threads)
    return taken


def built(place, python, script):
    """These engines build in one thread here."""
    _ = place.sections
    index = place.work / script.removesuffix(".py")
    shutil.rmtree(index, ignore_errors=True)
    index.mkdir()
    said = answer([python(), SCRIPTS / script, "build", place.jsonl, index], only("one"))
    return {"one": json.loads(said)["processor"]}


def searched(place, python, script):
    index = place.work / script.removesuffix(".py")
    if not index.exists():
        built(place, python, script)
    said = answer([python(), SCRIPTS / script, "search", place.queries, index, str(2 * place.rounds)])
    return json.loads(said)["times"]
