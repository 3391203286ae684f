"""tantivy-py, Tantivy's Python package, as its first example has it."""
import tantivy
from peer import main


def schema():
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("id", stored=True, tokenizer_name="raw")
    builder.add_text_field("title", stored=True)
    builder.add_text_field("text", stored=True)
    return builder.build()


def build(sections, index):
    writer = tantivy.Index(schema(), path=index).writer(heap_size=256 << 20, num_threads=1)
    for section in sections:
        writer.add_document(tantivy.Document(**{name: [text] for name, text in section.items()}))
    writer.commit()
    writer.wait_merging_threads()


def opened(index):
    index = tantivy.Index.open(index)
    searcher = index.searcher()

    def search(words):
        searcher.search(index.parse_query(" ".join(words), ["title", "text"]), 10)

    return search


main(build, opened)
