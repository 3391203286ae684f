"""A search on the command line, from the start of the program to its end."""
from . import tools
from .place import say
from .run import median, run
from .searches import texts


def measure(place, table):
    index, queries = place.small_index, texts(place.queries)
    try:
        rg = tools.ripgrep()
    except Exception as why:
        rg = None
        table.missing("cold search: timra / rg -i -c", why)
    commands = {"timra": lambda words: [place.timra, "search", "--index", index, "--", *words],
                "frozen": lambda words: [place.timra, "search", "--frozen", "--index", index, "--", *words]}
    if rg:
        commands["rg"] = lambda words: [rg, "-i", "-c", "-F", "-g", "*.md", *(f"-e{w}" for w in words), *place.small]
    say("cold searches")
    taken = {name: [] for name in commands}
    for round in range(place.rounds + 1):
        for text in queries:
            for name, command in commands.items():
                # Finding nothing is an answer.
                wall = run(command(text.split()), may_fail=True).wall
                if round > 0:
                    taken[name].append(wall * 1e3)
    middle = {name: median(times) for name, times in taken.items()}
    table.ratio("cold `timra search`, ms", middle["timra"], 10)
    table.ratio("cold `timra search --frozen`, ms", middle["frozen"], None)
    if rg:
        table.ratio("cold search: timra / rg -i -c", middle["timra"] / middle["rg"], 1,
                    measured=f"{middle['timra']:.1f} and {middle['rg']:.1f} ms")
