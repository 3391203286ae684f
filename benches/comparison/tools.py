"""Programs of others: found, or installed where that needs no more than a registry."""
import os
import pathlib
import shutil
import subprocess
import venv

from .run import answer


def ripgrep():
    return debian("rg", "ripgrep")


def groonga():
    return debian("groonga", "groonga-bin")


def debian(program, package):
    """A program, which root on Debian may install."""
    if not shutil.which(program):
        if os.geteuid() != 0 or not shutil.which("apt-get"):
            raise RuntimeError(f"there is no `{program}`; install the Debian package {package}")
        quietly(["apt-get", "update", "-qq"])
        quietly(["apt-get", "install", "-qq", "--no-install-recommends", package],
                env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"})
    return shutil.which(program)


def pagefind(cache):
    """The program itself, without the script of the package that starts it."""
    prefix = cache / "npm"
    if not (found := list(prefix.glob("node_modules/@pagefind/*/bin/pagefind_extended"))):
        if not shutil.which("npm"):
            raise RuntimeError("there is no `npm`")
        prefix.mkdir(parents=True, exist_ok=True)
        quietly(["npm", "install", "--prefix", str(prefix), "--no-fund", "--no-audit", "pagefind@1"])
        found = list(prefix.glob("node_modules/@pagefind/*/bin/pagefind_extended"))
    if not found:
        raise RuntimeError("the package `pagefind` has no program for this machine")
    return str(found[0])


def python_with(cache, package, module):
    """A Python that can import a module of a package of PyPI."""
    home = cache / "venv"
    python = home / "bin/python"
    if not python.exists():
        venv.create(home, with_pip=True)
    try:
        answer([python, "-c", f"import {module}"], stderr=subprocess.DEVNULL)
    except subprocess.CalledProcessError:
        quietly([str(home / "bin/pip"), "install", "--quiet", "--disable-pip-version-check", package])
    return str(python)


def quietly(command, **more):
    """Runs an installer; what it says is the reason if it fails."""
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, **more)
    if done.returncode:
        raise RuntimeError(f"`{' '.join(command)}` failed: {done.stdout.decode(errors='replace')[-500:]}")
