"""What lies on disk."""
import pathlib


def measure(place, table):
    index = sum(file.stat().st_size for file in pathlib.Path(place.big_index).rglob("*") if file.is_file())
    raw = sum(file.stat().st_size for file in pathlib.Path(place.raw_index).rglob("*") if file.is_file())
    markdown = place.sections["markdown_bytes"]
    table.ratio("index / Markdown, bytes", index / markdown, 1.0,
                measured=f"{index / 1e6:.1f} and {markdown / 1e6:.1f} MB; raw Tantivy's {raw / 1e6:.1f} MB")
    # The release profile strips it.
    table.ratio("release binary, stripped, MB", pathlib.Path(place.timra).stat().st_size / 1e6, 16)
