"""Programs that load are killed: what readers get is one index or the other, and the next run leaves nothing behind."""
import hashlib
import random
import shutil
import signal
import subprocess
import time

from . import programs
from .sizes import row

NAME = "killed"


def kill(options, cluster):
    contents = [content(options, number) for number in (0, 1)]
    # What a whole load leaves, for comparison.
    digests = []
    for index, root in contents:
        seconds = load(options, cluster, index, root).seconds
        digests.append(digest(cluster))
    if digests[0] == digests[1]:
        raise RuntimeError("the two contents do not differ")
    in_force, counts, orphans = 1, [0, 0], 0
    for number in range(options.kills):
        index, root = contents[1 - in_force]
        command = programs.load_command(options, cluster, NAME, index, [root], ["--replicas", "1", "--full"])
        process = subprocess.Popen([str(part) for part in command], stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
        time.sleep(random.uniform(0, seconds))
        process.send_signal(signal.SIGKILL)
        process.wait()
        found = digest(cluster)
        if found not in digests:
            raise RuntimeError(f"kill {number}: what the name leads to is neither of the two")
        counts[found != digests[in_force]] += 1
        in_force = digests.index(found)
        orphans += len(indexes(cluster)) - 1
        cluster.expire_lease(NAME)
        # The next run ends what was begun, and leaves one index.
        in_force = 1 - in_force
        seconds = load(options, cluster, *contents[in_force]).seconds
        if digest(cluster) != digests[in_force] or len(indexes(cluster)) != 1:
            raise RuntimeError(f"kill {number}: the next run left {indexes(cluster)}")
    row("programs killed while they loaded", options.kills)
    row("  the index before was in force then", counts[0])
    row("  the new index was in force then", counts[1])
    row("  neither, or one that was not whole", 0)
    row("  indexes left half-way, removed by the next run", orphans)


def content(options, number):
    """The project's content, with a page more in the second."""
    root, index = options.work / f"content-{number}", options.work / f"index-{number}"
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
