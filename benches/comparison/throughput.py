"""Answers a second over HTTP to many who ask at one time: timra beside Groonga, asked by the same client."""
import contextlib
import os
import re
import socket
import subprocess
import sys
import time
import urllib.parse
import urllib.request

from . import peers, served, tools
from .place import say
from .searches import texts

# Who ask, and for how many seconds.
CONNECTIONS, SECONDS = 64, 10

# Each thread asks for all addresses, one after the other.
SCRIPT = """local paths, at = {}, 0
for line in io.lines(os.getenv("PATHS")) do paths[#paths + 1] = line end
request = function()
  at = at % #paths + 1
  return wrk.format("GET", paths[at])
end
"""


def measure(place, table):
    wrk = tools.debian("wrk", "wrk")
    queries = [re.findall(r"\w+", text) for text in texts(place.queries)]
    for megabytes, what in ((0, "each answered anew"), (4, "answers kept")):
        with served.server(place, megabytes) as (_, address):
            paths = ["/api/search?" + urllib.parse.urlencode({"q": " ".join(words)}) for words in queries]
            ours = asked(place, wrk, address, paths)
        with groonga(place, 100 if megabytes else 0) as address:
            theirs = asked(place, wrk, address, [select(words) for words in queries])
        table.ratio(f"answers a second, {CONNECTIONS} connections, {what}: timra / Groonga", ours / theirs, 3 if not megabytes else None,
                    measured=f"{ours:.0f} and {theirs:.0f}", at_least=True)


def asked(place, wrk, address, paths):
    """Answers a second."""
    say(f"{CONNECTIONS} connections to {address}")
    (place.work / "paths").write_text("\n".join(paths) + "\n")
    (place.work / "asks.lua").write_text(SCRIPT)
    command = [wrk, "-t", "1", "-c", str(CONNECTIONS), "-d", f"{SECONDS}s", "--timeout", "30s", "-s", place.work / "asks.lua",
               f"http://{address}/"]
    environment = {**os.environ, "PATHS": str(place.work / "paths")}
    said = subprocess.run(command, env=environment, stdout=subprocess.PIPE, check=True).stdout.decode()
    if "Non-2xx" in said or "Socket errors" in said:
        raise RuntimeError(said)
    return float(re.search(r"Requests/sec:\s+([\d.]+)", said)[1])


def select(words):
    """A search of Groonga for any of the words, with snippets of the ten best."""
    query = " OR ".join(f'"{word}"' for word in words)
    return "/d/select?" + urllib.parse.urlencode({
        "table": "Sections", "match_columns": "title||text", "query": query, "sort_keys": "-_score", "limit": 10,
        "output_columns": "id,title,snippet_html(text)"})


@contextlib.contextmanager
def groonga(place, answers):
    """Groonga as a server, which keeps so many answers."""
    index = place.work / "groonga"
    if not index.exists():
        peers.built(place, lambda: tools.groonga() and sys.executable, "groonga.py")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = "127.0.0.1:%d" % free.getsockname()[1]
    port = address.rsplit(":", 1)[1]
    server = subprocess.Popen(["groonga", "--protocol", "http", "-p", port, "--cache-limit", str(answers), "-s", str(index / "base")])
    try:
        for _ in range(100):
            with contextlib.suppress(OSError):
                urllib.request.urlopen(f"http://{address}/d/status").read()
                break
            time.sleep(0.1)
        yield address
    finally:
        server.kill()
        server.wait()
