"""Where everything is: programs, copies of the content, indexes."""
import functools
import json
import os
import pathlib
import shutil
import subprocess
import sys

from .run import answer, run

# What decides how a site is read; images and the like are nobody's to search.
READ = {".md", ".markdown", ".mdx", ".txt", ".toml", ".yaml", ".yml", ".json"}


def say(text):
    print(f"… {text}", file=sys.stderr, flush=True)


class Place:
    def __init__(self, project, options):
        self.project, self.options = project, options
        self.rounds, self.queries = options.rounds, str(pathlib.Path(options.queries).resolve())
        self.work = options.cache.resolve() / "work"
        shutil.rmtree(self.work, ignore_errors=True)
        self.work.mkdir(parents=True)
        self.processors = len(os.sched_getaffinity(0))

    @property
    def profile(self):
        """The profile of cargo with which programs are built."""
        return getattr(self.options, "profile", "release")

    @functools.cached_property
    def timra(self):
        """The program as it is released: a copy, since cargo puts another in its place when it builds benches."""
        program = self.options.timra
        if not program:
            say("building timra")
            program = self.built(["build", "--profile", self.profile, "--bin", "timra"], "timra")
        return shutil.copy2(program, self.work / "timra")

    @functools.cached_property
    def baseline(self):
        """benches/baseline."""
        if self.options.baseline:
            return self.options.baseline
        say("building benches/baseline")
        profile = {"release": "bench"}.get(self.profile, self.profile)
        return self.built(["bench", "--no-run", "--profile", profile, "--bench", "baseline"], "baseline")

    def built(self, command, name):
        said = subprocess.run(["cargo", *command, "--locked", "--quiet", "--message-format=json"], cwd=self.project,
                              stdout=subprocess.PIPE, check=True).stdout
        for line in map(json.loads, said.splitlines()):
            if line.get("executable") and line["target"]["name"] == name:
                return line["executable"]
        raise SystemExit(f"cargo says nothing of {name}")

    def ask_baseline(self, *arguments, cpu=None):
        """The JSON object that a subcommand of benches/baseline prints."""
        return json.loads(answer([self.baseline, *arguments], cpu))

    @functools.cached_property
    def small(self):
        return self.copy("small", self.options.small)

    @functools.cached_property
    def big(self):
        return self.copy("big", self.options.big or self.options.small)

    def copy(self, name, roots, every=1):
        """Copies of content folders that may be changed: of their pages each `every`th."""
        copies, number = [], 0
        for root in map(pathlib.Path, roots):
            root = root.resolve()
            copy = self.work / name / (root.parent.name if root.name == "content" else "") / root.name
            if root.name == "content":
                self.configuration(root.parent, copy.parent)
            for file in sorted(file for file in root.rglob("*") if file.is_file() and not file.is_symlink()):
                if file.suffix not in READ or ".git" in file.parts:
                    continue
                if file.suffix == ".md":
                    number += 1
                    if number % every:
                        continue
                target = copy / file.relative_to(root)
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(file, target)
            copies.append(str(copy))
        return copies

    @staticmethod
    def configuration(project, copy):
        """A content folder belongs to a Hugo project, whose configuration stands beside it."""
        copy.mkdir(parents=True, exist_ok=True)
        for name in ["hugo.toml", "hugo.yaml", "hugo.json", "config.toml", "config.yaml", "config.json"]:
            if (project / name).is_file():
                shutil.copyfile(project / name, copy / name)

    @functools.cached_property
    def sections(self):
        """How much the big content is; its sections and its pages as HTML lie beside."""
        return self.ask_baseline("sections", *self.big, "--jsonl", self.jsonl, "--html", self.html)

    @property
    def jsonl(self):
        return str(self.work / "sections.jsonl")

    @property
    def html(self):
        return str(self.work / "html")

    @property
    def public(self):
        """A directory that a site was published to."""
        if self.options.public:
            return str(self.options.public.resolve())
        _ = self.sections
        return self.html

    @functools.cached_property
    def big_index(self):
        return self.index("big-index", self.big)

    @functools.cached_property
    def small_index(self):
        return self.index("small-index", self.small)

    def index(self, name, roots):
        say(f"an index of {', '.join(roots)}")
        run([self.timra, "index", *roots, "--index", self.work / name])
        return str(self.work / name)

    @functools.cached_property
    def raw_index(self):
        return self.raw("raw-index", self.sections and self.jsonl)

    def raw(self, name, jsonl):
        """A raw Tantivy index of one segment, as timra's is."""
        self.ask_baseline("raw", jsonl, "--index", str(self.work / name), "--threads", "1")
        return str(self.work / name)
