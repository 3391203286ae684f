"""The table: a row for each cost, a column for each size, and the exponent with which it grows."""
import math


def exponent(sizes, values):
    """The slope of a straight line through the logarithms: 1 is linear. None if there is nothing to draw a line through."""
    points = [(math.log(size), math.log(value)) for size, value in zip(sizes, values) if value and value > 0]
    if len({x for x, _ in points}) < 2:
        return None
    middle_x, middle_y = (sum(axis) / len(points) for axis in zip(*points))
    slope = sum((x - middle_x) * (y - middle_y) for x, y in points)
    return slope / sum((x - middle_x) ** 2 for x, _ in points)


def table(measured, place):
    sizes = [rows["sections"] for rows in measured]
    print(f"medians of {place.rounds} rounds, processor time; {place.processors} processors\n")
    print("| | " + " | ".join(f"{size:,} sections" for size in sizes) + " | exponent |")
    print("|---" * (len(sizes) + 2) + "|")
    for name in measured[0]:
        if name == "sections":
            continue
        values = [rows.get(name) for rows in measured]
        shown = ["" if value is None else f"{value:,.3g}" if value < 1000 else f"{value:,.0f}" for value in values]
        slope = exponent(sizes, values)
        print(f"| {name} | " + " | ".join(shown) + f" | {'' if slope is None else f'{slope:.2f}'} |")
