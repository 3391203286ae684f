"""Programs that load, or nodes that they load into, are killed: what readers get is one index or the other, and the next run
leaves nothing behind."""
import contextlib
import hashlib
import random
import shutil
import signal
import subprocess
import time

from . import programs
from .sizes import row

NAME = "killed"

# How long a node is away at most, in seconds.
AWAY = 10


def kill(options, cluster):
    contents = Contents(options, cluster)
    counts, orphans = [0, 0], 0
    for number in range(options.kills):
        process = contents.begin()
        process.send_signal(signal.SIGKILL)
        process.wait()
        counts[contents.is_new(f"kill {number}")] += 1
        orphans += len(indexes(cluster)) - 1
        contents.load_next(f"kill {number}")
    row("programs killed while they loaded", options.kills)
    told(counts)
    row("  indexes left half-way, removed by the next run", orphans)


def kill_nodes(options, cluster):
    contents = Contents(options, cluster)
    counts, ended = [0, 0], 0
    for number in range(options.kills):
        process = contents.begin()
        cluster.kill(number % cluster.count + 1)
        # A part whose other copy was not made yet is there again when the node is.
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(AWAY)
        cluster.start()
        is_ended_well = process.wait() in (0, 1)
        ended += is_ended_well
        cluster.wait_for_copies(f"{NAME}-*")
        is_new = contents.is_new(f"kill {number}")
        if is_ended_well and not is_new:
            raise RuntimeError(f"kill {number}: the program ended well, and the index before is in force")
        counts[is_new] += 1
        contents.load_next(f"kill {number}")
    row("nodes killed while a program loaded", options.kills)
    row("  the program ended well", ended)
    told(counts)


def told(counts):
    row("  the index before was in force then", counts[0])
    row("  the new index was in force then", counts[1])
    row("  neither, or one that was not whole", 0)


class Contents:
    """Two contents that are loaded in turns under one name."""

    def __init__(self, options, cluster):
        self.options, self.cluster = options, cluster
        self.both = [content(options, number) for number in (0, 1)]
        # What a whole load leaves, for comparison.
        self.digests = []
        for index, root in self.both:
            self.seconds = load(options, cluster, index, root).seconds
            self.digests.append(digest(cluster))
        if self.digests[0] == self.digests[1]:
            raise RuntimeError("the two contents do not differ")
        self.in_force = 1

    def begin(self):
        """A program that loads the content that is not in force, at a random moment of its work."""
        index, root = self.both[1 - self.in_force]
        command = programs.load_command(self.options, self.cluster, NAME, index, [root], ["--replicas", "1", "--full"])
        process = subprocess.Popen([str(part) for part in command], stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
        time.sleep(random.uniform(0, self.seconds))
        return process

    def is_new(self, when):
        """Whether another content is in force than before."""
        found = digest(self.cluster)
        if found not in self.digests:
            raise RuntimeError(f"{when}: what the name leads to is neither of the two")
        before, self.in_force = self.in_force, self.digests.index(found)
        return before != self.in_force

    def load_next(self, when):
        """Ends what was begun, and leaves one index."""
        self.cluster.expire_lease(NAME)
        self.in_force = 1 - self.in_force
        self.seconds = load(self.options, self.cluster, *self.both[self.in_force]).seconds
        if digest(self.cluster) != self.digests[self.in_force] or len(indexes(self.cluster)) != 1:
            raise RuntimeError(f"{when}: the next run left {indexes(self.cluster)}")


def content(options, number):
    """The project's content, with a page more in the second."""
    root, index = options.work / f"content-{number}", options.work / f"index-{number}"
    if index.exists():
        return index, root
    shutil.copytree(options.recipe.parent.parent / "content", root)
    if number:
        (root / "one-more.md").write_text("# One page more\n\nA quokka.\n", encoding="utf-8")
    programs.run([options.timra, "index", root, "--index", index])
    return index, root


def load(options, cluster, index, root):
    return programs.run(programs.load_command(options, cluster, NAME, index, [root], ["--replicas", "1", "--full"]))


def indexes(cluster):
    names = cluster.ask("GET", f"/{NAME}-*/_alias?expand_wildcards=all")
    return sorted(name for name in names if not name.endswith("-lease"))


def digest(cluster):
    """A hash of the number, the id, the terms and the text of every section that the name leads to."""
    body = {"query": {"exists": {"field": "n"}}, "size": 10_000, "_source": ["id", "terms", "shown"]}
    answer = cluster.ask("POST", f"/{NAME}/_search", body)
    parts = answer["_shards"]
    if parts["successful"] != parts["total"] or answer["hits"]["total"]["value"] != len(answer["hits"]["hits"]):
        raise RuntimeError(f"the index cannot be read as a whole: {parts}")
    sections = sorted((hit["_id"], *(hit["_source"][name] for name in ("id", "terms", "shown")))
                      for hit in answer["hits"]["hits"])
    return hashlib.sha256(repr(sections).encode()).hexdigest()
