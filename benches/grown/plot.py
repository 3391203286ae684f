"""The plot: one square for each cost, both axes logarithmic, timra beside raw Tantivy."""
import math
from xml.sax.saxutils import escape

from .exponents import exponent

# Title of a square, and its lines: name and row.
SQUARES = [
    ("a query, median, ms", [("timra", "query p50, ms"), ("Tantivy", "query of raw p50, ms"),
                             ("Tantivy with text", "query of raw with text p50, ms")]),
    ("a query, 99 of 100, ms", [("timra", "query p99, ms"), ("Tantivy", "query of raw p99, ms")]),
    ("a keystroke, 99 of 100, ms", [("timra", "keystroke p99, ms")]),
    ("a build, s", [("timra", "build, s"), ("Tantivy", "build of raw, s")]),
    ("cold search, open and reload, ms", [("cold", "cold search --frozen, ms"), ("open", "open, ms"),
                                          ("reload", "reload, ms")]),
    ("memory, MB", [("build", "memory of a build, MB"), ("serve", "memory of serve, MB")]),
]
COLOURS = ["#1a6e94", "#8b949e", "#c27c0e"]
SIDE, GAP, ACROSS, TOP = 250, 60, 3, 46


def svg(measured):
    sizes = [rows["sections"] for rows in measured]
    parts = []
    for number, (title, lines) in enumerate(SQUARES):
        x, y = 50 + number % ACROSS * (SIDE + GAP), TOP + number // ACROSS * (SIDE + GAP)
        lines = [(name, [rows.get(row) for rows in measured]) for name, row in lines]
        parts.append(square(x, y, title, sizes, [(name, values) for name, values in lines if all(values)]))
    width, height = 50 + ACROSS * (SIDE + GAP), TOP + -(-len(SQUARES) // ACROSS) * (SIDE + GAP)
    head = "How costs grow with the number of sections (slope 1 is linear)"
    return (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img" '
            f'font-family="system-ui, sans-serif" font-size="11"><title>{escape(head)}</title>\n'
            f'<rect width="{width}" height="{height}" fill="#fff"/><text x="12" y="20" font-size="14">{escape(head)}</text>\n'
            + "\n".join(parts) + "\n</svg>\n")


def square(x, y, title, sizes, lines):
    """One cost: its frame with the powers of ten, and a line with its exponent for each engine."""
    across = decades(sizes)
    up = decades([value for _, values in lines for value in values] or [1])
    at_x = lambda size: x + (math.log10(size) - across[0]) / (across[1] - across[0]) * SIDE
    at_y = lambda value: y + SIDE - (math.log10(value) - up[0]) / (up[1] - up[0]) * SIDE
    parts = [f'<text x="{x}" y="{y - 6}" font-weight="600">{escape(title)}</text>',
             f'<rect x="{x}" y="{y}" width="{SIDE}" height="{SIDE}" fill="none" stroke="#8b949e"/>']
    for power in range(across[0], across[1] + 1):
        parts.append(f'<text x="{at_x(10 ** power):.1f}" y="{y + SIDE + 14}" text-anchor="middle">{10 ** power:,}</text>')
    for power in range(up[0], up[1] + 1):
        level = at_y(10.0 ** power)
        parts.append(f'<text x="{x - 5}" y="{level + 4:.1f}" text-anchor="end">{10.0 ** power:g}</text>')
        parts.append(f'<line x1="{x}" x2="{x + SIDE}" y1="{level:.1f}" y2="{level:.1f}" stroke="#d0d7de"/>')
    for number, ((name, values), colour) in enumerate(zip(lines, COLOURS)):
        points = [(at_x(size), at_y(value)) for size, value in zip(sizes, values)]
        slope = exponent(sizes, values)
        label = name if slope is None else f"{name}: {slope:.2f}"
        parts.append(f'<polyline points="{" ".join(f"{px:.1f},{py:.1f}" for px, py in points)}" fill="none" stroke="{colour}" '
                     'stroke-width="2"/>')
        parts += [f'<circle cx="{px:.1f}" cy="{py:.1f}" r="3" fill="{colour}"/>' for px, py in points]
        # Most lines rise, and leave this corner free.
        parts.append(f'<text x="{x + SIDE - 8}" y="{y + SIDE - 10 - 14 * (len(lines) - 1 - number)}" text-anchor="end" '
                     f'fill="{colour}" font-weight="600">{escape(label)}</text>')
    return "\n".join(parts)


def decades(values):
    """The powers of ten around some values, two at least."""
    low, high = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))
    return low, max(high, low + 1)
