"""Nodes of OpenSearch, each a process of its own."""
import json
import os
import pathlib
import signal
import socket
import subprocess
import urllib.error
import urllib.request


class Nodes:
    """So many nodes that are one cluster, until the end of a `with`."""

    def __init__(self, options, count):
        self.recipe, self.count = options.recipe, count
        self.dir = options.work / f"nodes-{count}"
        self.port = free_port(count)
        self.url = f"http://127.0.0.1:{self.port}"
        library = os.environ.get("TIMRA_OPENSEARCH", options.cache / "lib")
        self.environment = {**os.environ, "DIR": str(self.dir), "PORT": str(self.port), "HEAP": options.heap,
                            "LIB": str(library)}

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *_):
        for number in range(1, self.count + 1):
            self.kill(number)

    def start(self):
        """Starts those that do not run."""
        self.dir.mkdir(parents=True, exist_ok=True)
        subprocess.run(["sh", self.recipe / "nodes.sh", str(self.count)], env=self.environment, check=True,
                       stdout=subprocess.DEVNULL)

    def kill(self, number):
        try:
            os.kill(int((self.dir / str(number) / "pid").read_text()), signal.SIGKILL)
        except (OSError, ValueError):
            pass

    def memory(self, number):
        """Bytes of memory that a node has resident."""
        pid = (self.dir / str(number) / "pid").read_text().strip()
        return resident(pathlib.Path(f"/proc/{pid}/status"))

    def ask(self, method, path, body=None):
        """What the cluster answers; an answer that is no success raises."""
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.url + path, data, {"content-type": "application/json"}, method=method)
        with urllib.request.urlopen(request, timeout=120) as answer:
            return json.load(answer)

    def wait_for_copies(self, name):
        """Waits until each part of an index has all of its copies."""
        path = f"/_cluster/health/{name}?wait_for_status=green&wait_for_no_relocating_shards=true&timeout=100s"
        if self.ask("GET", path)["status"] != "green":
            raise RuntimeError(f"{name} does not become green")

    def address(self, name):
        return f"opensearch={self.url}/{name}"

    def expire_lease(self, name):
        """Lets go what a program that was killed has held."""
        try:
            self.ask("PUT", f"/{name}-lease/_doc/writer", {"owner": "a program that was killed", "until": 1})
        except urllib.error.HTTPError:
            pass


def resident(status):
    for line in status.read_text().splitlines():
        if line.startswith("VmRSS:"):
            return 1024 * int(line.split()[1])
    return 0


def free_port(count):
    """The first of so many ports that are free, and whose partners a hundred ports on are free as well."""
    while True:
        with socket.socket() as first:
            first.bind(("127.0.0.1", 0))
            port = first.getsockname()[1]
        if port < 65_000 and all(is_free(port + more + at) for more in (0, 100) for at in range(count)):
            return port


def is_free(port):
    with socket.socket() as tried:
        try:
            tried.bind(("127.0.0.1", port))
        except OSError:
            return False
        return True
