"""What content of one size costs. Times are those of the processor, which neighbours disturb less than the clock."""
import pathlib
import shutil
import time

from comparison import served
from comparison.place import say
from comparison.run import median, percentile, run
from comparison.searches import texts

# Searches from the command line.
COLD = 9


def measure(place, at, pages, rows):
    """Puts all rows of one size into `rows`, by their names; `at` is the folder with its content."""
    content, jsonl = at / "content", str(at / "sections.jsonl")
    said = place.ask_baseline("sections", str(content), "--jsonl", jsonl)
    rows.update({"sections": said["sections"], "pages": pages, "text, MB": said["text_bytes"] / 1e6})
    say("builds")
    place.big_index = str(at / "index")
    built = run([place.timra, "index", content, "--index", place.big_index])
    rows["build, s"], rows["memory of a build, MB"] = built.processor, built.memory / 1e6
    raw = place.ask_baseline("raw", jsonl, "--index", str(at / "raw"), "--threads", "1")
    rows["build of raw, s"] = raw["processor"]
    rows["index, MB"], rows["index of raw, MB"] = (bytes_below(at / name) / 1e6 for name in ("index", "raw"))
    asked(place, at, rows)
    say("cold searches")
    rows["cold search --frozen, ms"] = cold(place)
    opened = place.ask_baseline("open", "--index", place.big_index, "--raw", str(at / "raw"))
    rows["open, ms"], rows["open of raw, ms"] = opened["timra"] / 1e3, opened["raw"] / 1e3
    under_load(place, at, rows)


def asked(place, at, rows):
    """Queries and keystrokes."""
    say("queries")
    rounds = ("--rounds", str(place.rounds))
    queries = place.ask_baseline("searches", "--queries", place.queries, "--index", place.big_index, "--raw",
                                 str(at / "raw"), *rounds)["queries"]
    typed = place.ask_baseline("suggest", "--queries", place.queries, "--index", place.big_index, *rounds)["keystrokes"]
    for share in (0.5, 0.99):
        named = f"p{share * 100:.0f}, ms"
        for engine, name in (("timra", "query"), ("raw", "query of raw"), ("raw_with_documents", "query of raw with text")):
            rows[f"{name} {named}"] = percentile([query[engine] for query in queries], share) / 1e3
        rows[f"keystroke {named}"] = percentile([key["timra"] for key in typed], share) / 1e3


def cold(place):
    """A search from the command line that does not look at the content."""
    command = [place.timra, "search", "--frozen", "--index", place.big_index, "--"]
    asked = texts(place.queries)[:COLD]
    return median(run([*command, *text.split()], may_fail=True).processor for text in asked) * 1e3


def under_load(place, at, rows):
    """The memory of a server, and what it takes it to serve an index in which one page has changed."""
    with served.server(place) as (process, address):
        say(f"{place.options.clients} clients")
        place.ask_baseline("load", "--queries", place.queries, "--index", place.big_index, "--server", address,
                           "--requests", str(place.options.requests), "--clients", str(place.options.clients))
        rows["memory of serve, MB"] = served.anonymous(process.pid) / 1e6
        page = next((at / "content").rglob("*.md"))
        with open(page, "a", encoding="utf-8") as changed:
            changed.write("\n\nA word more.\n")
        # Nobody asks meanwhile.
        before = processor_seconds(process.pid)
        rows["one page changed, s"] = run([place.timra, "index", at / "content", "--index", place.big_index]).processor
        log = place.work / "serve.log"
        for _ in range(600):
            if "a newer index is served" in log.read_text():
                break
            time.sleep(0.1)
        else:
            raise RuntimeError(f"no newer index is served: {log.read_text()}")
        rows["reload, ms"] = (processor_seconds(process.pid) - before) * 1e3


def processor_seconds(process):
    """What the threads of a process have spent of processors."""
    threads = pathlib.Path(f"/proc/{process}/task").iterdir()
    return sum(int((thread / "schedstat").read_text().split()[0]) for thread in threads) / 1e9


def bytes_below(folder):
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())


def clear(at):
    shutil.rmtree(at, ignore_errors=True)
