"""An assistant's first question: from the start of `timra mcp` to the answer on its standard output."""
import json
import subprocess
import time

from .place import say
from .run import median, run
from .searches import texts

META = {"io.modelcontextprotocol/protocolVersion": "2026-07-28", "io.modelcontextprotocol/clientCapabilities": {}}


def first_answer(command, text):
    """Milliseconds until the answer to one search is read."""
    call = {"name": "search", "arguments": {"query": text}, "_meta": META}
    request = json.dumps({"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": call}) + "\n"
    started = time.perf_counter()
    process = subprocess.Popen(list(map(str, command)), stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                               stderr=subprocess.DEVNULL)
    with process:
        process.stdin.write(request.encode())
        process.stdin.flush()
        answer = json.loads(process.stdout.readline())
        taken = time.perf_counter() - started
        process.stdin.close()
    if "structuredContent" not in answer.get("result", {}):
        raise RuntimeError(f"no answer to {text}: {answer}")
    return taken * 1e3


def measure(place, table):
    index, queries = place.small_index, texts(place.queries)
    say("first answers to assistants")
    asked, searched = [], []
    for round in range(place.rounds + 1):
        for text in queries:
            answer = first_answer([place.timra, "mcp", "--frozen", "--index", index], text)
            search = [place.timra, "search", "--frozen", "--index", index, "--", text]
            # Finding nothing is an answer.
            wall = run(search, may_fail=True).wall * 1e3
            if round > 0:
                asked.append(answer)
                searched.append(wall)
    table.ratio("`timra mcp`: start to first answer, ms", median(asked), 30)
    table.ratio("`timra mcp` first answer / `timra search --frozen`", median(asked) / median(searched), None,
                measured=f"{median(asked):.1f} and {median(searched):.1f} ms")
