"""The table: ratios beside what they should be, with what was measured in brackets."""
from .place import say


class Table:
    def __init__(self, place):
        self.place, self.rows = place, []

    def ratio(self, what, value, target, measured="", at_least=False, **more):
        """A ratio or another number and what it was made from; `target` is its bound, or None where there is none."""
        met = None if target is None else (value >= target if at_least else value <= target)
        self.rows.append({"what": what, "value": value, "target": target, "at_least": at_least, "met": met,
                          "measured": measured, **more})
        say(f"{what}: {value:.3g}" + (f" ({measured})" if measured else ""))

    def missing(self, what, why):
        """A row that says why it was not measured."""
        reason = (str(why).strip() or type(why).__name__).splitlines()[-1]
        self.rows.append({"what": what, "why": reason})
        say(f"{what}: not measured: {reason}")

    def print(self):
        sections = self.place.sections
        print(f"{sections['pages']} pages, {sections['sections']} sections, "
              f"{sections['markdown_bytes'] / 1e6:.1f} MB of Markdown; {self.place.processors} processors; "
              f"medians of {self.place.rounds} rounds\n")
        print("| what | measured | target | |\n|---|---|---|---|")
        for row in self.rows:
            if "why" in row:
                print(f"| {row['what']} | not measured: {row['why']} | | |")
                continue
            sign = "≥" if row["at_least"] else "≤"
            target = "" if row["target"] is None else f"{sign} {row['target']:g}"
            met = {None: "", True: "met", False: "**missed**"}[row["met"]]
            times = f" ({row['measured']})" if row["measured"] else ""
            print(f"| {row['what']} | {row['value']:.3g}{times} | {target} | {met} |")
