"""timra as a program: loading, and serving over HTTP."""
import contextlib
import http.client
import json
import os
import re
import subprocess
import time
import urllib.parse


class Loaded:
    """How long a program ran, and the most memory that it had."""

    def __init__(self, seconds, memory, said):
        self.seconds, self.memory, self.said = seconds, memory, said


def load_command(options, cluster, name, index, roots, more=()):
    return [options.timra, "index", *roots, "--index", index, "--engine", cluster.address(name), "--shards",
            str(options.shards), *more]


def run(command):
    """Runs a program to its end."""
    began = time.monotonic()
    process = subprocess.Popen([str(part) for part in command], stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    said = process.stdout.read().decode()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        raise RuntimeError(f"{command} ended with {process.returncode}: {said}")
    return Loaded(time.monotonic() - began, usage.ru_maxrss * 1024, said)


class Client:
    """Asks one server over one connection."""

    def __init__(self, address, process):
        self.connection, self.process = http.client.HTTPConnection(address, timeout=30), process

    def search(self, text, limit=10):
        """Status, seconds by the clock and body of an answer."""
        path = f"/api/search?{urllib.parse.urlencode({'q': text, 'limit': limit})}"
        began = time.monotonic()
        try:
            self.connection.request("GET", path)
            answer = self.connection.getresponse()
            body = answer.read()
        except (http.client.HTTPException, ConnectionError):
            self.connection.close()
            return self.search(text, limit)
        return answer.status, time.monotonic() - began, json.loads(body)


@contextlib.contextmanager
def server(options, where, name):
    """A server on a free port, without a limit of requests."""
    command = [options.timra, "serve", *where, "--addr", "127.0.0.1:0", "--rate-limit", "0", "--search-time", "4000",
               "--answer-cache", "0"]
    log = options.work / f"serve-{name}.log"
    with open(log, "wb") as output:
        process = subprocess.Popen([str(part) for part in command], stderr=output, stdin=subprocess.DEVNULL)
    try:
        while not (found := re.search(r" on http://([\d.:]+)/", log.read_text())):
            if process.poll() is not None:
                raise RuntimeError(log.read_text())
            time.sleep(0.05)
        yield Client(found[1], process)
    finally:
        process.kill()
        process.wait()


def texts(path):
    """The queries of a file."""
    return [line.split("\t")[-1] for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def without_time(answer):
    return {**answer, "took_us": 0}
