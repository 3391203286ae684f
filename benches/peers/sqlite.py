"""SQLite FTS5 with its default tokenizer, ranked by its BM25."""
import pathlib
import sqlite3

from peer import main


def build(sections, index):
    base = sqlite3.connect(pathlib.Path(index) / "sections.db")
    base.execute("CREATE VIRTUAL TABLE sections USING fts5(id UNINDEXED, title, text)")
    base.executemany("INSERT INTO sections VALUES (:id, :title, :text)", sections)
    base.commit()
    base.close()


def opened(index):
    base = sqlite3.connect(pathlib.Path(index) / "sections.db")

    def search(words):
        query = " OR ".join(f'"{word}"' for word in words)
        base.execute("SELECT id FROM sections WHERE sections MATCH ? ORDER BY rank LIMIT 10", [query]).fetchall()

    return search


main(build, opened)
