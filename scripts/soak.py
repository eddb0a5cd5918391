#!/usr/bin/env python3
"""Runs the tests of abuse at full counts, one after the other, and keeps what each came to in Documentation/assurance.md.

usage: soak.py [PART…]

Without parts all that only count are run. Parts that measure time (see --list) are run by name, on a machine that does
nothing else. A part's row in the table is written as soon as it ends, so that a run that is stopped keeps what it has.
Exits 1 when a part failed.
"""

import datetime
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DOCUMENT = ROOT / "Documentation" / "assurance.md"
BEGIN, END = "<!-- The soak writes this table. -->", "<!-- Here the soak's table ends. -->"
HEADING = "| Test | Found | Held against | Outcome | Took | Day | Seed |"


def swift(tests):
    return ["swift", "test", "--skip-build", "--disable-xctest", "--filter", tests]


def pytest(tests):
    return [".venv/bin/python", "-m", "pytest", "-q", "-s", "-ra", "--color=no", f"Tests/{tests}"]


# What runs each part, and the names under which its tests write results down.
PARTS = {
    "F1": (swift("FormFieldTests"), ["F1", "F2"]),
    "F3": (pytest("CommandLine/test_abuse.py::test_broken_http_brings_nothing_down_and_never_shows_a_fault_of_the_program"),
           ["F3"]),
    "F4": (swift("MutatedFolderTests"), ["F4"]),
    "F5": (swift("RouteMatrixTests/matrix"), ["F5"]),
    "F6": (swift("SecretTests/probes"), ["F6"]),
    "F8": (pytest("Browser/test_scripts_in_text.py"), ["F8"]),
    "F9": (swift("InjectionTests"), ["F9"]),
    "F11": (swift("HeaderTests"), ["F11"]),
    "A1": (swift("TrailTests"), ["A1"]),
    "A2": (swift("RandomTamperTests"), ["A2"]),
    "A3": (pytest("CommandLine/test_abuse.py::test_no_secret_is_kept_or_printed_anywhere"), ["A3"]),
    "A4": (swift("FailingTrailTests|FullStoreTests"), ["A4"]),
    "K1": (pytest("CommandLine/test_outbox.py::test_an_allocation_killed_at_moments_is_made_once_or_not_at_all"), ["K1"]),
    "K2": (pytest("CommandLine/test_outbox.py::test_a_sender_killed_at_moments_loses_nothing_and_repeats_by_number_alone"),
           ["K2"]),
    "F6-time": (swift("SecretTests/time"), ["F6 time"]),
}
# Where other work on the machine would change what is found.
TIMED = {"F6-time"}


def rows_of(text):
    """The rows of the table by test."""
    table = text.partition(BEGIN)[2].partition(END)[0]
    cells = [line.strip("| ").split(" | ") for line in table.splitlines() if line.startswith("| ")]
    return {row[0]: row for row in cells if row[0] not in ("Test", "---")}


def keep(rows):
    """Writes rows into the document, in place of those of the same tests."""
    text = DOCUMENT.read_text(encoding="utf-8")
    kept = rows_of(text) | {row[0]: row for row in rows}
    order = [name for _, names in PARTS.values() for name in names]
    lines = [HEADING, "| --- | --- | --- | --- | --- | --- | --- |"]
    lines += ["| " + " | ".join(kept[name]) + " |" for name in order if name in kept]
    before, _, rest = text.partition(BEGIN)
    after = rest.partition(END)[2]
    DOCUMENT.write_text(before + BEGIN + "\n" + "\n".join(lines) + "\n" + END + after, encoding="utf-8")


def run(part):
    """Runs a part with its progress shown. Returns whether it passed."""
    command, names = PARTS[part]
    print(f"{part}: {' '.join(command)}", flush=True)
    started = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        results = Path(folder) / "results.tsv"
        environment = os.environ | {"HEADROOM_SOAK": "1", "HEADROOM_RESULTS": str(results)}
        passed = subprocess.run(command, cwd=ROOT, env=environment, stdin=subprocess.DEVNULL).returncode == 0
        lines = results.read_text(encoding="utf-8").splitlines() if results.exists() else []
    seconds = round(time.monotonic() - started)
    took = f"{seconds} s" if seconds < 120 else f"{round(seconds / 60)} min"
    found = {}
    for name, figure, bar, seed in (line.split("\t") for line in lines):
        # A test that runs on each kind of database writes a line for each.
        found[name] = [f"{found[name][0]}; {figure}" if name in found else figure, bar, seed]
    day = datetime.date.today().isoformat()
    rows = []
    for name in names:
        figure, bar, seed = found.get(name, ["stopped before it was done", "–", "-"])
        seed = "–" if seed == "-" else seed
        rows.append([name, figure, bar, "passed" if passed and name in found else "failed", took, day, seed])
        print(f"{name}: {figure} ({rows[-1][3]}, {took})", flush=True)
    keep(rows)
    return passed and all(name in found for name in names)


def main(parts):
    if parts == ["--list"]:
        for part in PARTS:
            print(part, "(measures time)" if part in TIMED else "")
        return 0
    if unknown := [part for part in parts if part not in PARTS]:
        print(f"soak: there is no part {unknown[0]}; the parts are {', '.join(PARTS)}", file=sys.stderr)
        return 64
    wanted = parts or [part for part in PARTS if part not in TIMED]
    return 0 if all([run(part) for part in wanted]) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
