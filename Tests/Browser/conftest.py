"""A served sample PDU with faults, a browser, and the pages that links lead to."""

import datetime
import os
import re
from collections import Counter
from urllib.parse import parse_qs, urljoin, urlsplit

import accounts
import openpyxl
import pytest
from addresses import ALSO, FILES, PAGES, REFUSALS, shape
from playwright.sync_api import sync_playwright
from visits import WIDE, watched

# How many pages of one address are visited, and how many in all.
OF_EACH_SHAPE = 2
IN_ALL = 238


@pytest.fixture(scope="session")
def workbook(samples):
    """Tonight's workbook of a PDU, with faults of every kind."""
    return samples("pdu", 1, date=datetime.datetime.now(datetime.UTC).date().isoformat(), faults=0.02)


@pytest.fixture(scope="session")
def sessions():
    """The cookies of somebody signed in, by the address of the server."""
    return {}


@pytest.fixture(scope="session")
def databases():
    """The database behind a server, by the server's address."""
    return {}


@pytest.fixture(scope="session")
def site(program, workbook, sessions, databases, tmp_path_factory):
    """The address of a server on a sample PDU: yesterday case by case, tonight's workbook, both through the real path."""
    folder = tmp_path_factory.mktemp("site")
    database = folder / "site.sqlite"
    yesterday = (datetime.datetime.now(datetime.UTC) - datetime.timedelta(days=1)).date().isoformat()
    program.run(
        "sample", "data", "--size", "pdu", "--seed", "1", "--date", yesterday, "--faults", "0.02", folder / "data",
        expect=0, timeout=300)
    program.run("data", "import", folder / "data", "--database", database, expect=0, timeout=300)
    # The workbook leaves faulty rows out, more than the rules let pass without a word.
    program.run("extract", "import", workbook, "--accept-drop", "--database", database, expect=0, timeout=300)
    program.run("account", "key", folder / "keys", expect=0)
    with program.serving(database, "--keys", folder / "keys") as address:
        sessions[address] = accounts.signed_in(program, database, address).storage()
        databases[address] = database
        yield address


@pytest.fixture(scope="session")
def late_site(program, samples, sessions, tmp_path_factory):
    """The address of a server whose newest night is long ago."""
    database = tmp_path_factory.mktemp("late") / "late.sqlite"
    program.run("extract", "import", samples("team", 2, date="2026-03-02"), "--database", database, expect=0)
    with program.serving(database) as address:
        sessions[address] = accounts.signed_in(program, database, address).storage()
        yield address


@pytest.fixture(scope="session")
def empty_site(program, sessions, tmp_path_factory):
    """The address of a server that has never been given an extract."""
    database = tmp_path_factory.mktemp("empty") / "empty.sqlite"
    with program.serving(database) as address:
        sessions[address] = accounts.signed_in(program, database, address).storage()
        yield address


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"),
            args=["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"])
        yield running
        running.close()


@pytest.fixture
def visit(browser, sessions):
    """Makes a fresh visitor of a server who is signed in.

    Cookies of servers on one machine do not differ by their ports, so a context is signed in at one server.
    """
    contexts = []

    def make(address, **options):
        context = browser.new_context(storage_state=sessions[address], **options)
        context.set_default_timeout(15_000)
        contexts.append(context)
        return context

    yield make
    for context in contexts:
        context.close()


@pytest.fixture
def page(visit, site):
    """A fresh visitor of the sample PDU on a wide screen, signed in. What the console reports is kept in `page.reports`."""
    return watched(visit(site, **WIDE))


@pytest.fixture
def stranger(browser, site):
    """The same with nobody signed in."""
    context = browser.new_context(**WIDE)
    context.set_default_timeout(15_000)
    yield watched(context)
    context.close()


@pytest.fixture(scope="session")
def visited(browser, site, sessions):
    """Address shape to the pages of it that links lead to from the front page, breadth first."""
    context = browser.new_context(storage_state=sessions[site])
    found = {name: [] for name in {**PAGES, **FILES}}
    waiting, seen = ["/"], {"/"}
    answers, kinds = {}, Counter()
    while waiting and sum(map(len, found.values())) < IN_ALL:
        address = waiting.pop(0)
        name = shape(address)
        # The same page asked in another way is another kind of page.
        kind = (name, *sorted(parse_qs(urlsplit(address).query)))
        if name is None or kinds[kind] >= OF_EACH_SHAPE:
            continue
        kinds[kind] += 1
        response = context.request.get(site + address)
        answers[address] = response.status
        found[name].append(address)
        if name in FILES:
            continue
        for link in re.findall(r'<a\b[^>]*\bhref="([^"]*)"', response.text()):
            target = urlsplit(urljoin(site + address, link.replace("&amp;", "&")))
            if f"{target.scheme}://{target.netloc}" != site:
                continue
            inner = target.path + (f"?{target.query}" if target.query else "")
            if inner not in seen:
                seen.add(inner)
                waiting.append(inner)
    context.close()
    for address in ALSO:
        name = shape(address.replace("{id}", "1"))
        if "{id}" in address:
            query = address[address.index("?"):]
            found[name] += [urlsplit(other).path + query for other in found[name][:1]]
        else:
            found[name].append(address)
    found["every link"] = sorted(seen)
    found["answers"] = answers
    return found


@pytest.fixture(params=[*PAGES, *REFUSALS])
def addresses(request, visited):
    """The pages of one shape, without those that differ only in how they are sorted."""
    if request.param in REFUSALS:
        return [request.param]
    found = [address for address in visited[request.param] if "sort=" not in address]
    assert found, f"no link leads to a page {request.param}"
    return found


@pytest.fixture(scope="session")
def people(workbook):
    """Surnames and forenames of every practitioner of the sample."""
    book = openpyxl.load_workbook(workbook, read_only=True)
    rows = book["WMT_Extract"].iter_rows(values_only=True)
    heading = [str(cell).strip() for cell in next(rows)]
    columns = [heading.index("OM_Surname"), heading.index("OM_Forename")]
    names = {str(row[column]).strip() for row in rows for column in columns if row[column]}
    book.close()
    return {name for name in names if len(name) > 2}
