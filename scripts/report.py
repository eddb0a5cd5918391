#!/usr/bin/env python3
"""Prints what a test run came to: each suite with its counts, then one closing line.

usage: report.py FOLDER

The folder holds `steps.tsv` (one line a step: name, passed, failed or skipped) and the runners' own result files: `swift*.xml`
as `swift test --xunit-output` writes them, `pytest-*.xml` as `pytest --junit-xml` does. A step that failed without a
failing test in its result file (it crashed, or it did not compile) counts as one failure. Exits 1 on any failure and
when no test ran at all.
"""

import sys
import xml.etree.ElementTree as ElementTree
from collections import defaultdict
from pathlib import Path


class Count:
    def __init__(self):
        self.passed = self.failed = self.skipped = 0

    def add(self, other):
        self.passed += other.passed
        self.failed += other.failed
        self.skipped += other.skipped


def suites_of(path):
    """Suite name to count, out of one xunit file; empty when the file is cut short."""
    suites = defaultdict(Count)
    try:
        root = ElementTree.parse(path).getroot()
    except ElementTree.ParseError:
        return suites
    for case in root.iter("testcase"):
        count = suites[case.get("classname") or "no suite"]
        if case.find("failure") is not None or case.find("error") is not None:
            count.failed += 1
        elif case.find("skipped") is not None:
            count.skipped += 1
        else:
            count.passed += 1
    return suites


def main(folder):
    rows = []
    tests_ran = False
    for line in (folder / "steps.tsv").read_text(encoding="utf-8").splitlines():
        step, outcome = line.split("\t")
        suites = {}
        for path in sorted(folder.glob(f"{step}*.xml")):
            suites.update(suites_of(path))
        rows += sorted(suites.items())
        total = Count()
        for count in suites.values():
            total.add(count)
        tests_ran = tests_ran or total.passed + total.failed > 0
        has_results = step == "swift" or step.startswith("pytest-")
        if outcome == "failed" and total.failed == 0:
            own = Count()
            own.failed = 1
            rows.append((f"{step}: stopped before its tests were done" if has_results else step, own))
        elif not has_results:
            own = Count()
            own.passed, own.skipped = (0, 1) if outcome == "skipped" else (1, 0)
            rows.append((step, own))

    total = Count()
    for _, count in rows:
        total.add(count)
    if not tests_ran:
        none = Count()
        none.failed = 1
        rows.append(("no test ran", none))
        total.add(none)

    width = max(len(name) for name, _ in rows)
    print(f"\n{'suite':<{width}}  passed  failed  skipped")
    for name, count in rows:
        print(f"{name:<{width}}  {count.passed:>6}  {count.failed:>6}  {count.skipped:>7}")
    skipped = f", {total.skipped} skipped" if total.skipped else ""
    print(f"\n{total.passed} passed, {total.failed} failed{skipped}")
    return 1 if total.failed else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
