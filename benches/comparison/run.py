"""Runs programs and says what they took."""
import collections
import os
import statistics
import subprocess
import tempfile
import time

# Seconds: by the clock, and of processors, those of children among them. Bytes of memory at most, if they are known.
Taken = collections.namedtuple("Taken", "wall processor memory", defaults=[None])

median = statistics.median


def run(command, cpu=None, may_fail=False, **more):
    """Runs a program to its end with its output in a file, on one processor if `cpu` is its number."""
    with tempfile.TemporaryFile() as output:
        started = time.perf_counter()
        process = subprocess.Popen(list(map(str, command)), stdin=subprocess.DEVNULL, stdout=output, stderr=output,
                                   preexec_fn=pinned(cpu), **more)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode and not may_fail:
            output.seek(0)
            raise RuntimeError(f"{command}: {output.read().decode(errors='replace')[-2000:]}")
        return Taken(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024)


def answer(command, cpu=None, **more):
    """What a program prints."""
    done = subprocess.run(list(map(str, command)), stdout=subprocess.PIPE, preexec_fn=pinned(cpu), check=True, **more)
    return done.stdout


def pinned(cpu):
    return None if cpu is None else lambda: os.sched_setaffinity(0, {cpu})


def only(threads):
    """The number of the processor to run on for measurements of one thread."""
    return max(os.sched_getaffinity(0)) if threads == "one" else None


def seconds(taken, threads):
    """One thread's work is counted in a processor's time, which others on the machine disturb less."""
    return taken.processor if threads == "one" else taken.wall


def percentile(values, share):
    """The value that this share of all does not exceed (nearest rank)."""
    values = sorted(values)
    return values[max(0, -int(-len(values) * share // 1) - 1)]
