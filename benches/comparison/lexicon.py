"""What the translations that a site teaches are worth for its pages that nobody has translated.

Half of the pages that stand in two languages side by side (`page.md`, `page.vi.md`) lose one of them; `timra lexicon`
learns from the other half. Titles and headings of what was taken away are asked for, and the page that is left is the
answer.
"""
import collections
import json
import pathlib
import random
import re
import shutil
import zlib

from .place import say
from .run import answer, run

# Results that are looked at.
DEPTH = 10
# An answer that more pages could give says nothing.
MOST_ANSWERS = 3
SAMPLES = 2000


def measure(place, table):
    say("lexicon")
    kinds = collections.defaultdict(list)
    for number, root in enumerate(place.small):
        work = place.work / "lexicon" / str(number)
        pairs = list(pairs_below(pathlib.Path(root)))
        if not pairs:
            continue
        held = [pair for pair in pairs if is_held(pair)]
        learned = lexicon(place, pathlib.Path(root), held, work)
        for left, gone, tag in ((0, 1, "asked for in {tag}"), (1, 0, "in {tag}, asked for in the other language")):
            copy = shutil.copytree(root, work / str(left) / pathlib.Path(root).name)
            for pair in held:
                (copy / pair.files[gone]).unlink()
            queries = asked(place, root, held, left, gone, work)
            without = reciprocals(place, copy, queries, work)
            with_ = reciprocals(place, copy, queries, work, "--lexicon", learned)
            kinds[tag.format(tag=pairs[0].tag)] += zip(without, with_)
    if not kinds:
        return table.missing("untranslated pages", "no content has pages in two languages side by side")
    for kind, both in sorted(kinds.items()):
        without, with_ = (sum(column) / len(both) for column in zip(*both))
        low, high = bootstrap([new - old for old, new in both])
        table.ratio(f"untranslated pages {kind}, MRR: with / without `timra lexicon`", with_ / without, None,
                    measured=f"{with_:.3f} and {without:.3f}, {len(both)} queries, 95 % of samples differ by "
                             f"{low:+.3f} to {high:+.3f}")


Pair = collections.namedtuple("Pair", "files tag")


def pairs_below(root):
    for path in sorted(root.rglob("*.md")):
        tagged = re.fullmatch(r"(.+)\.([a-z]{2})\.md", path.name)
        plain = tagged and path.with_name(tagged[1] + ".md")
        if plain and plain.is_file():
            yield Pair((plain.relative_to(root), path.relative_to(root)), tagged[2])


def is_held(pair):
    return zlib.crc32(str(pair.files[0]).encode()) % 2 == 0


def lexicon(place, root, held, work):
    """What all pages but these teach."""
    copy = shutil.copytree(root, work / "learn" / root.name)
    for pair in held:
        for file in pair.files:
            (copy / file).unlink()
    run([place.timra, "lexicon", copy, "--output", work / "lexicon.tsv"])
    return work / "lexicon.tsv"


def asked(place, root, held, left, gone, work):
    """Titles and headings of the versions that are gone, with the ids of the pages that are left."""
    lines = work / f"{left}.jsonl"
    place.ask_baseline("sections", root, "--jsonl", lines)
    names = collections.defaultdict(set)
    for line in lines.read_text(encoding="utf-8").splitlines():
        section = json.loads(line)
        names[section["id"].split("#")[0]].update(section["title"].split("\n"))
    by_path = {page.split("/", 1)[1]: page for page in names}
    answers = collections.defaultdict(set)
    for pair in held:
        pages = [by_path.get(str(file)) for file in pair.files]
        if None not in pages:
            for name in names[pages[gone]] - names[pages[left]]:
                if len(name.split()) > 1:
                    answers[name].add(pages[left])
    return sorted((name, pages) for name, pages in answers.items() if len(pages) <= MOST_ANSWERS)


def reciprocals(place, content, queries, work, *options):
    """For each query the reciprocal of the place of the first page that answers it; 0 if none does."""
    index, file = work / "index", work / "queries.tsv"
    shutil.rmtree(index, ignore_errors=True)
    run([place.timra, "index", content, "--drafts", "--index", index, *options])
    file.write_text("".join(f"{at}\t{' '.join(name.split())}\n" for at, (name, _) in enumerate(queries)), encoding="utf-8")
    found = collections.defaultdict(dict)
    lines = answer([place.timra, "search", "--frozen", "--index", index, "--queries", file, "--format", "trec"])
    for line in lines.decode().splitlines():
        query, _, section, *_ = line.split("\t")
        found[query].setdefault(section.split("#")[0])
    places = [[page in pages for page in list(found[str(at)])[:DEPTH]] for at, (_, pages) in enumerate(queries)]
    return [1 / (right.index(True) + 1) if True in right else 0 for right in places]


def bootstrap(differences):
    """Between which bounds the mean lies for 95 % of samples of the same size."""
    chance = random.Random(1)
    means = sorted(sum(chance.choices(differences, k=len(differences))) / len(differences) for _ in range(SAMPLES))
    return means[SAMPLES // 40], means[-SAMPLES // 40]
