"""Groonga, with the tokenizer that its manual begins with; it measures its searches itself."""
import json
import pathlib
import resource
import subprocess

from peer import main

SCHEMA = """table_create Sections TABLE_NO_KEY
column_create Sections id COLUMN_SCALAR ShortText
column_create Sections title COLUMN_SCALAR Text
column_create Sections text COLUMN_SCALAR LongText
load --table Sections
{}
table_create Terms TABLE_PAT_KEY ShortText --default_tokenizer TokenBigram --normalizer NormalizerAuto
column_create Terms title COLUMN_INDEX|WITH_POSITION Sections title
column_create Terms text COLUMN_INDEX|WITH_POSITION Sections text
"""


def build(sections, index):
    base = str(pathlib.Path(index) / "base")
    commands = SCHEMA.format(json.dumps(sections, ensure_ascii=False))
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(["groonga", "-n", base], input=commands.encode(), stdout=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def opened(index):
    base = str(pathlib.Path(index) / "base")
    server = subprocess.Popen(["groonga", base], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def ask(command):
        server.stdin.write(command + "\n")
        server.stdin.flush()
        header = json.loads(server.stdout.readline())[0]
        if header[0] != 0:
            raise SystemExit(f"groonga: {header}")
        return header[2] * 1e6

    # It would answer the second time from memory.
    ask("cache_limit 0")

    def search(words):
        query = " OR ".join(f'\\"{word}\\"' for word in words)
        return ask(f'select Sections --match_columns "title||text" --query "{query}" '
                   "--sort_keys -_score --output_columns id --limit 10")

    return search


main(build, opened)
