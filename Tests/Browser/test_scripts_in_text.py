"""Text that is a script to a careless page: put into every field that takes free text, then looked at wherever it is shown."""

import csv
import itertools
import os
import sys
import urllib.parse
from collections import Counter
from pathlib import Path

import accounts
import pytest
from addresses import FILES, shape
from notes import note
from visits import WIDE, watched

EXAMPLE = Path(__file__).parents[2] / "Documentation" / "example-data"

# Each would set `window.ran` if it ran as script, style, address, template or markup. Names have at most 60 characters.
PAYLOADS = [
    "<script>ran=1</script>", "<img src=x onerror=ran=1>", "<svg onload=ran=1>", "\"><script>ran=1</script>",
    "'><img src=x onerror=ran=1>", "\" autofocus onfocus=ran=1 x=\"", "' onmouseover='ran=1", "javascript:ran=1",
    "</title><script>ran=1</script>", "</style><script>ran=1</script>", "</textarea><svg onload=ran=1>",
    "<iframe srcdoc='<script>parent.ran=1</script>'>", "<details open ontoggle=ran=1>", "<a href=javascript:ran=1>x</a>",
    "<base href=//example.org/>", "<meta http-equiv=refresh content=0;url=/x>", "<style>@import'//example.org'</style>",
    "<form action=//example.org><button>x", "&lt;script&gt;ran=1&lt;/script&gt;", "{{constructor.constructor('ran=1')()}}",
    "<!--><script>ran=1</script>-->", "<math><mi xlink:href=javascript:ran=1>x",
]

# What is put before them in the further rounds of the soak, to come out of what a text may stand in.
BEFORE = ["", "\"", "'", "-->", "]]>", "</p>", "`", "\\", "*/", "%3E"]
ROUNDS = BEFORE if os.environ.get("HEADROOM_SOAK") else BEFORE[:1]

# Every field of the open format that takes free text, with the characters that it takes.
FREE = {
    ("cases", "forename"): 60, ("cases", "surname"): 60, ("risk", "source"): 80, ("registrations", "source"): 80,
    ("requirements", "provider"): 80, ("restrictions", "reason"): 500, ("allocations", "reason"): 200,
    ("preferences", "note"): 200, ("units", "name"): 120, ("units", "specialism"): 60, ("staff", "forename"): 60,
    ("staff", "surname"): 60,
}
# Pages looked at, and of one shape.
IN_ALL, OF_EACH_SHAPE = 80, 4


@pytest.fixture(scope="module", params=ROUNDS)
def scripted(request, program, sessions, tmp_path_factory):
    """The address of a server in whose records every free text is a script; those texts; and how many each field has."""
    folder = tmp_path_factory.mktemp("scripts")
    (folder / "data").mkdir()
    payloads = [request.param + text for text in PAYLOADS]
    texts, placed = itertools.cycle(payloads), Counter()
    for file in sorted(EXAMPLE.glob("*.csv")):
        with open(file, newline="", encoding="utf-8") as source:
            heading, *rows = csv.reader(source)
        for column, name in enumerate(heading):
            if limit := FREE.get((file.stem, name)):
                for row in rows:
                    row[column] = next(text for text in texts if len(text) <= limit)
                placed[file.stem, name] = len({row[column] for row in rows})
        with open(folder / "data" / file.name, "w", newline="", encoding="utf-8") as target:
            csv.writer(target, lineterminator="\n").writerows([heading, *rows])
    database = folder / "scripts.sqlite"
    program.run("data", "import", folder / "data", "--database", database, expect=0)
    with program.serving(database) as address:
        sessions[address] = accounts.signed_in(program, database, address).storage()
        yield address, payloads, placed


@pytest.fixture(scope="module")
def totals():
    """Over all rounds: texts, pages, and of each field how many texts it had. Written down at the end."""
    found = Counter()
    yield found
    fields = [found[field] for field in FREE]
    if found["rounds"] == len(ROUNDS):
        note(
            "F8", f"{found['texts']} texts in {len(FREE)} fields ({min(fields)} to {max(fields)} of them in each), "
            f"{found['pages']} pages and each as two searches; 0 executed, 0 reports", "200 × fields, 0 executed, 0 reports")


def test_no_text_runs_as_a_script_wherever_it_is_shown(visit, scripted, totals):
    scripted, payloads, placed = scripted
    page = watched(visit(scripted, **WIDE))
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.message), dialog.dismiss()))
    page.on("request", lambda request: asked.append(request.url) if not request.url.startswith(scripted) else None)
    waiting = ["/", "/cases", "/people", "/staffing", "/data-quality", "/unallocated", "/records", "/cases/X310001"]
    waiting += [f"/search?q={urllib.parse.quote(text)}" for text in payloads]
    waiting += [f"/cases?q={urllib.parse.quote(text)}" for text in payloads]
    seen, kinds, looked, shown = set(waiting), Counter(), 0, set()
    while waiting and looked < IN_ALL:
        address = waiting.pop(0)
        name = shape(address)
        if name is None or name in FILES or ("q=" not in address and kinds[name] >= OF_EACH_SHAPE):
            continue
        kinds[name] += 1
        looked += 1
        page.goto(scripted + address)
        assert page.evaluate("typeof window.ran") == "undefined", address
        assert (page.reports, asked) == ([], []), address
        body = page.inner_text("main")
        shown |= {text for text in payloads if text in body}
        for link in page.eval_on_selector_all("a[href]", "all => all.map(a => a.href)"):
            assert link.startswith(scripted), f"{address} leads to {link}"
            inner = link.removeprefix(scripted).partition("#")[0]
            if inner not in seen:
                seen.add(inner)
                waiting.append(inner)
    # They were there to run: as text, on many kinds of pages.
    assert looked >= 60 and len(kinds) >= 12, kinds
    assert len(shown) >= len(payloads) - 3, set(payloads) - shown
    totals.update(placed)
    totals.update(rounds=1, texts=len(payloads), pages=looked)
    print(f"F8: round {totals['rounds']} of {len(ROUNDS)}", file=sys.stderr, flush=True)
