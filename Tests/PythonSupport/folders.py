"""Data folders: the documented example, changed copies of it, and small deltas."""

import csv
import shutil

from program import ROOT

EXAMPLE = ROOT / "Documentation" / "example-data"


def example(target):
    """A copy of the documented example, to be changed."""
    shutil.copytree(EXAMPLE, target)
    return target


def put(folder, file, line, old, new):
    """Replaces a text in a line of a file, counted from 1."""
    path = folder / f"{file}.csv"
    lines = path.read_text(encoding="utf-8").split("\n")
    assert old in lines[line - 1], f"{file}:{line} has no {old}"
    lines[line - 1] = lines[line - 1].replace(old, new, 1)
    path.write_text("\n".join(lines), encoding="utf-8")


def manifest(folder, kind, as_of):
    (folder / "manifest.csv").write_text(f"name,value\nformat,headroom-data/1\nkind,{kind}\nas_of,{as_of}\n", encoding="utf-8")


def delta(folder, as_of, **sheets):
    """A delta of some rows, each a dictionary of columns; the headings are those of the example."""
    folder.mkdir()
    manifest(folder, "delta", as_of)
    for name, rows in sheets.items():
        name = name.replace("_", "-")
        with open(EXAMPLE / f"{name}.csv", encoding="utf-8", newline="") as file:
            headings = next(csv.reader(file))
        with open(folder / f"{name}.csv", "w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, headings, restval="", lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
    return folder


# file, line, what stands there, what is put there: a row that cannot be taken, as the issue lists them.
FAULTS = [
    ("units", 3, "region,EW", "shire,EW"),
    ("units", 5, "2025-04-01", "2025-03-01"),
    ("units", 6, "team,P31", "team,P39"),
    ("units", 7, ",40", ",501"),
    ("funded-posts", 2, "3.00", "3.005"),
    ("funded-posts", 3, "T311,PSO", "T399,PSO"),
    ("funded-posts", 4, "2.00", "two"),
    ("staff", 2, "2009-09-14,,", "2009-09-14,2009-09-13,"),
    ("staff", 4, "Nand", ""),
    ("staff", 5, "2025-12-19", "19/12/2025"),
    ("posts", 3, "2021-06-26,,PO", "1021-06-26,,PO"),
    ("posts", 4, "2025-03-31", "2021-03-31"),
    ("posts", 6, "P31A004", " P31A004"),
    ("posts", 7, "P31A005", "P31A099"),
    ("cases", 2, "1991-03-17", "1991-02-31"),
    ("cases", 3, "Calloway", "Call\u202eoway"),
    ("cases", 4, "d'Arby", "d" * 61),
    ("cases", 6, "1999-12-24", "2026-12-24"),
    ("cases", 7, "male", "man"),
    ("cases", 9, ",yes,", ",YES,"),
    ("cases", 10, "T311", "T399"),
    ("orders", 2, "365", "366,"),
    ("orders", 4, "2027-05-05", "2027-06-31"),
    ("orders", 6, "X310004", "x310004"),
    ("orders", 8, "1095", "-1"),
    ("registrations", 2, "RCPR", "RVHR"),
    ("registrations", 4, "2026-09-19", "2026-03-19"),
    ("risk", 2, "2026-01-26T10:30:00Z", "2026-01-26 10:30"),
    ("risk", 3, "2.95", "2,95"),
    ("risk", 5, "medium", ""),
    ("needs", 2, ",2,4,3", ",2,4,7"),
    ("requirements", 5, "X310003,1", "X310003,7"),
    ("requirements", 7, '"Haven, for women"', 'Haven "for" women'),
    ("work-items", 3, "breach", "breech"),
    ("work-items", 4, "P31A002", "P31A022"),
    ("allocations", 4, "2026-08-28T13:30:00Z", "2025-09-28T13:30:00Z"),
    ("allocations", 9, "X310005", "X319995"),
    ("reductions", 3, "2026-12-13", "2026-10-13"),
    ("training", 3, "P31A004,domestic-abuse,2026-02-18", "P31A002,domestic-abuse,2025-06-11"),
    ("restrictions", 2, "not", "never"),
]
