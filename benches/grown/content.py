"""Content of any size: sentences of real pages, shuffled within their language, in sections as long as the real ones.

Two identifiers that nobody else has go into each section, so that the vocabulary grows as a real one does. The words are
those of the pages, so more sections match a query than in real content of this size.
"""
import collections
import pathlib
import random
import re

from comparison.place import say

SENTENCE = re.compile(r"(?<=[.!?。！？])\s+|\n+")
HEADING = re.compile(r"^#{1,6} (.*)$", flags=re.M)
# Sections of a page.
A_PAGE = 8
# Sentences of the longest section.
LONGEST = 60
# What a file says of its language: `page.vi.md`, or `content/vi/page.md`.
IN_NAME, IN_PATH = re.compile(r"\.([a-z]{2}(?:-[a-z]+)?)$"), re.compile(r"^[a-z]{2}(-[a-z]+)?$")

# By language: sentences, and the heading and number of sentences of each section.
Sentences = collections.namedtuple("Sentences", "of_language headings")


def sentences(roots):
    """The sentences of all Markdown below some folders."""
    found = Sentences(collections.defaultdict(list), collections.defaultdict(list))
    for root in map(pathlib.Path, roots):
        for file in sorted(root.rglob("*.md")):
            if file.is_file():
                text = file.read_text(encoding="utf-8", errors="replace")
                add(found, language(file.relative_to(root)), text)
    if not found.of_language:
        raise SystemExit(f"there is no Markdown below {', '.join(map(str, roots))}")
    return found


def language(path):
    if found := IN_NAME.search(path.stem):
        return found[1]
    return next((part for part in path.parts[:-1] if IN_PATH.match(part)), "en")


def add(found, lang, text):
    text = re.sub(r"\A(---.*?---|\+\+\+.*?\+\+\+)\s", "", text, flags=re.S)
    parts = HEADING.split(re.sub(r"<!--.*?-->", "", text, flags=re.S))
    for heading, body in zip(["", *parts[1::2]], parts[0::2]):
        own = [sentence.strip() for sentence in SENTENCE.split(body) if 2 < len(sentence.strip()) < 600]
        if own:
            found.of_language[lang].extend(own)
            found.headings[lang].append((plain(heading) or "Overview", min(len(own), LONGEST)))


def plain(text):
    """Text that is neither markup nor a shortcode, in one line."""
    text = re.sub(r"\{#.*?\}", "", text)
    return re.sub(r'[{}"#\[\]<>`\n]', "", text).strip()[:120]


def write(root, sections, known):
    """Writes so many sections below `root`, the same ones each time; returns how many pages they are."""
    say(f"{sections} sections")
    random_ = random.Random(7)
    languages = sorted(known.of_language)
    shares = [len(known.of_language[lang]) for lang in languages]
    pages = -(-sections // A_PAGE)
    for number in range(pages):
        lang = random_.choices(languages, shares)[0]
        count = min(A_PAGE, sections - number * A_PAGE)
        folder = root / f"{number // 1000:04}"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"p{number}.{lang}.md").write_text(page(number, count, lang, known, random_), encoding="utf-8")
    languages = [f"[languages.{lang}]\nweight = {at}" for at, lang in enumerate(languages, 1)]
    (root.parent / "hugo.toml").write_text("\n".join(['title = "Grown"', *languages, ""]), encoding="utf-8")
    return pages


def page(number, sections, lang, known, random_):
    title = f"{random_.choice(known.headings[lang])[0]} {number}"
    parts = [f'---\ntitle: "{title}"\ndate: {2019 + number % 7}-{1 + number % 12:02}-{1 + number % 28:02}\n---\n']
    for at in range(sections):
        heading, count = random_.choice(known.headings[lang])
        own = [random_.choice(known.of_language[lang]) for _ in range(count)]
        own.insert(random_.randrange(count + 1), f"{identifier(own, random_)} {identifier(own, random_)}")
        paragraphs = (" ".join(own[first:first + 4]) for first in range(0, len(own), 4))
        text = "\n\n".join(paragraphs).replace("<", "‹").replace("{{", "((")
        text = re.sub(r"(?m)^([#\-*+>=|~`]|\d+[.)])+\s*", "", text)
        parts.append(f"## {heading}\n\n{text}\n" if at else f"{text}\n")
    return "\n".join(parts)


def identifier(own, random_):
    """A name or a version that hardly any other section has; few are often, most are once."""
    words = re.findall(r"[^\W\d_]{4,}", random_.choice(own)) or ["item"]
    word, many = random_.choice(words).lower(), int(random_.paretovariate(0.6)) % 5_000_000
    kind = random_.random()
    if kind < 0.5:
        return f"`{word}-{many}`"
    return f"{word}{many:x}" if kind < 0.8 else f"v{many % 50}.{many % 97}.{many % 13}"
