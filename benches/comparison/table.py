"""The table: ratios beside what they should be, with what was measured in brackets."""


class Table:
    def __init__(self, place):
        self.place, self.rows = place, []

    def ratio(self, what, value, target, seconds="", at_least=False, **measured):
        """A ratio or another number; `target` is its bound, or None where there is none."""
        met = None if target is None else (value >= target if at_least else value <= target)
        self.rows.append({"what": what, "value": value, "target": target, "at_least": at_least, "met": met,
                          "measured": seconds, **measured})

    def missing(self, what, why):
        self.rows.append({"what": what, "why": str(why).strip().splitlines()[-1] if str(why).strip() else "no reason"})

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
