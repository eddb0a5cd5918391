"""What each role finds: its first page, the sections it may open, and what it is told where it may not."""

import os
import re
import sqlite3
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import accounts
import checks
import pytest
from addresses import shape
from visits import WIDE, watched

# The level of the units that each role is held for, as in the rules.
ROLES = {
    "practitioner": "team", "spo": "team", "pdu-head": "pdu", "regional-director": "region", "planner": "nation",
    "hub": "pdu", "lived-experience": "team", "learning": "region", "inspector": "nation", "union": "region",
    "data-steward": "nation", "administrator": "nation",
}

# An address that each role may not open.
REFUSED = {"administrator": "/cases", "data-steward": "/accounts"}

# The same for every role, and looked at in the tests of every page.
SHARED = {"/guide", "/rules", "/accessibility"}


@pytest.fixture(scope="module")
def staff(site, databases):
    """A member of staff who holds cases, with the units above: level to code, and the staff code."""
    with sqlite3.connect(databases[site]) as database:
        code, team = database.execute(
            "SELECT staff_code, holder_team FROM case_now WHERE staff_code IS NOT NULL AND holder_team IS NOT NULL"
            " GROUP BY 1, 2 ORDER BY COUNT(*) DESC, 1 LIMIT 1").fetchone()
        units, at = {}, team
        while at:
            level, parent = database.execute(
                "SELECT level, parent FROM org_unit WHERE code = ? ORDER BY starts_on DESC LIMIT 1", (at,)).fetchone()
            units[level], at = at, parent
    database.close()
    return code, units


@pytest.fixture(scope="module", params=ROLES)
def visitor(request, program, site, databases, staff):
    """The role with the cookies of somebody who holds it and nothing else."""
    code, units = staff
    role, level = request.param, ROLES[request.param]
    wanted = [role] if level == "nation" else [f"{role} --unit {level}:{units[level]}"]
    if role == "inspector":
        wanted = [f"{role} --until 2099-12-31"]
    name = f"{role}@example.org"
    accounts.add(
        program, databases[site], name, role.capitalize(), wanted,
        staff=code if role in ("practitioner", "spo") else None)
    person = accounts.Visitor(site)
    assert person.sign_in(name) == "/"
    return role, person


@pytest.fixture
def opened(browser, visitor):
    """A wide page of that person."""
    role, person = visitor
    context = browser.new_context(storage_state=person.storage(), **WIDE)
    context.set_default_timeout(15_000)
    yield role, watched(context)
    context.close()


def sections(page, site):
    """The first page and what the bar of sections leads to, each once."""
    page.goto(site + "/")
    links = page.eval_on_selector_all("nav.nav a", "links => links.map(link => link.getAttribute('href'))")
    assert links, "no section to go to"
    found = {"/": None}
    for link in links:
        if urlsplit(link).path not in SHARED:
            found[urlsplit(urljoin(site, link)).path] = None
    return list(found)


@pytest.fixture(scope="module")
def looked_at():
    """The kinds of pages that were looked at closely for one role."""
    return set()


def test_every_section_of_a_role_is_open_to_it_and_holds_what_every_page_holds(opened, site, looked_at):
    role, page = opened
    faults = []
    for address in sections(page, site):
        response = page.goto(site + address)
        found = [] if response.ok else [f"answers {response.status}"]
        found += checks.markup(page.content()) + checks.frame(page) + checks.words(page) + checks.states(page)
        # A section looks the same to the next role but for its rows; the first page is each role's own.
        if address == "/" or shape(address) not in looked_at:
            found += checks.axe(page) + checks.narrow(page)
            looked_at.add(shape(address))
        faults += [f"{address}: {fault}" for fault in found]
    assert faults == [], role


def test_the_first_page_of_a_role_works_by_keyboard_and_is_silent(opened, site):
    role, page = opened
    page.goto(site + "/", wait_until="networkidle")
    assert page.reports == [], role
    assert checks.keyboard(page) == [], role
    photograph(page, role)


def test_what_a_role_may_not_open_is_said_calmly(opened, site):
    role, page = opened
    address = REFUSED.get(role, "/accounts")
    response = page.goto(site + address)
    assert response.status == 403, role
    found = checks.axe(page) + checks.markup(page.content()) + checks.frame(page) + checks.words(page)
    assert found + checks.states(page) + checks.narrow(page) == [], role
    assert re.search(r"administrator|ask", page.inner_text("main")), role


def test_the_first_page_of_a_role_is_whole_without_javascript(browser, visitor, site):
    role, person = visitor
    texts = []
    for script in (True, False):
        context = browser.new_context(storage_state=person.storage(), java_script_enabled=script)
        page = context.new_page()
        page.goto(site + "/")
        texts.append(re.sub(r"\d+(:\d+)?[ap]m on [^.]*", "", checks.visible_text(page)))
        context.close()
    assert texts[0] == texts[1], role


def photograph(page, role):
    """Pictures for a look by eye: as it is, in forced colours, and narrow. Only where a folder is named."""
    folder = os.environ.get("HEADROOM_PICTURES")
    if not folder:
        return
    folder = Path(folder)
    page.screenshot(path=folder / f"{role}-wide.png", full_page=True)
    page.emulate_media(forced_colors="active")
    page.screenshot(path=folder / f"{role}-forced.png")
    page.emulate_media(forced_colors="none")
    page.set_viewport_size({"width": 320, "height": 900})
    page.screenshot(path=folder / f"{role}-narrow.png")
