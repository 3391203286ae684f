"""Whole builds, and a build after one page has changed."""
import pathlib
import shutil

from . import peers
from .place import say
from .run import median, one_processor, run


def measure(place, table):
    megabytes = place.sections["markdown_bytes"] / 1e6
    ours = {1: [], place.processors: []}
    theirs = {1: [], place.processors: []}
    changed = []
    for round in range(place.rounds):
        say(f"builds, round {round + 1}")
        for threads in ours:
            cpu = one_processor() if threads == 1 else None
            # One thread's work is counted in a processor's time, which neighbours on the machine disturb less.
            ours[threads].append(timra(place, cpu)[threads == 1])
            theirs[threads].append(raw(place, threads, cpu))
        changed.append(one_page(place).wall)
    for threads, name in zip(ours, ["one thread", f"{place.processors} threads"]):
        mine, others = median(ours[threads]), median(theirs[threads])
        table.ratio(f"full build, {name}: MB/s of timra / of raw Tantivy", others / mine, 0.5, at_least=True,
                    seconds=f"{megabytes / mine:.1f} and {megabytes / others:.1f} MB/s",
                    rounds=[ours[threads], theirs[threads]])
    for name, peer in peers.builders(place).items():
        try:
            say(f"{name} builds")
            one, all = peer()
        except Exception as why:
            table.missing(f"full build: MB/s of timra / of {name}", why)
            continue
        target = 5 if name == "Pagefind" else None
        for threads, name_of, theirs_took in ((1, "one thread", one), (place.processors, "all threads", all)):
            if theirs_took is None:
                continue
            mine = median(ours[threads])
            table.ratio(f"full build, {name_of}: MB/s of timra / of {name}", theirs_took / mine, target, at_least=True,
                        seconds=f"{megabytes / mine:.1f} and {megabytes / theirs_took:.2f} MB/s")
    full = median(ours[place.processors])
    table.ratio("one page changed / full build", median(changed) / full, 0.02,
                seconds=f"{median(changed) * 1e3:.0f} ms and {full * 1e3:.0f} ms", rounds=changed)


def timra(place, cpu):
    index = place.work / "built"
    shutil.rmtree(index, ignore_errors=True)
    taken = run([place.timra, "index", *place.big, "--index", index], cpu)
    return taken


def raw(place, threads, cpu):
    index = place.work / "built-raw"
    shutil.rmtree(index, ignore_errors=True)
    taken = place.ask_baseline("raw", place.jsonl, "--index", str(index), "--threads", str(threads), cpu=cpu)
    return taken["processor" if threads == 1 else "wall"]


def one_page(place):
    """Brings an index up to date with one page that says a word more, and then with the page as it was."""
    index = pathlib.Path(place.big_index)
    pages = sorted(pathlib.Path(place.big[0]).rglob("*.md"))
    page = pages[len(pages) // 2]
    before = page.read_bytes()
    page.write_bytes(before + b"\n\nA word more.\n")
    try:
        return run([place.timra, "index", *place.big, "--index", index])
    finally:
        page.write_bytes(before)
        run([place.timra, "index", *place.big, "--index", index])
