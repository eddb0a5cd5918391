"""Records made and changed by hand, on the example data of the documentation."""

import re
from pathlib import Path

import accounts
import checks
import pytest
from visits import WIDE, watched

EXAMPLE = Path(__file__).parents[2] / "Documentation" / "example-data"
PAGES = [
    "/records", "/records/risk", "/records/orders/edit?crn=X310001", "/records/risk/new?crn=X310001&kind=rosh",
    "/records/registrations/new?crn=X310001", "/records/orders/edit?crn=X310001&number=1", "/records/needs/new",
    "/records/reductions/new?staff_code=P31A002", "/records/staff/edit?staff_code=P31A002",
    "/records/risk/done?crn=X310001&kind=rosh&outcome=waiting", "/cases/X310001", "/staffing",
]


@pytest.fixture(scope="module")
def case_site(program, sessions, tmp_path_factory):
    """The address of a server on the example data."""
    database = tmp_path_factory.mktemp("records") / "records.sqlite"
    program.run("data", "import", EXAMPLE, "--database", database, expect=0)
    with program.serving(database) as address:
        sessions[address] = accounts.signed_in(program, database, address).storage()
        yield address


@pytest.fixture
def page(visit, case_site):
    """A fresh visitor of that server, signed in."""
    return watched(visit(case_site, **WIDE))


def faults(page, name):
    """What every check of a page finds on the one that is open."""
    found = checks.axe(page) + checks.markup(page.content()) + checks.frame(page) + checks.words(page)
    return [f"{name}: {fault}" for fault in found + checks.states(page)]


@pytest.mark.parametrize("address", PAGES)
def test_every_form_holds_what_every_page_holds(page, case_site, address):
    page.goto(case_site + address)
    assert faults(page, address) == []
    assert checks.narrow(page) == []
    assert checks.keyboard(page) == []


def test_a_change_of_risk_shows_what_it_does_and_does_that(visit, case_site):
    """From the case to the form, the check and back, by the keyboard and without JavaScript's help."""
    page = visit(case_site, viewport={"width": 320, "height": 640}, java_script_enabled=False).new_page()
    page.goto(case_site + "/cases/X310001")
    tier = page.locator("section", has=page.get_by_role("heading", name="Tier", exact=True))
    before = tier.locator("p strong").first.inner_text()

    page.get_by_role("link", name="Record a change of the risk of serious harm").press("Enter")
    assert page.locator("#f-crn").inner_text() == "X310001"
    page.get_by_label("Very high").check()
    page.get_by_role("button", name="Check what this does").press("Enter")
    assert page.title() == "Error: Record a risk score – Headroom"
    page.locator(".error-summary a").first.press("Enter")
    assert page.get_by_label("Very high").is_checked()
    page.get_by_label("Recorded", exact=True).fill("2026-11-22T12:00:00Z")
    page.get_by_role("button", name="Check what this does").press("Enter")

    assert page.locator("h1").inner_text() == "Check what this does"
    assert page.locator(".notice").get_by_text("Waits for the case system").count() == 1
    row = page.get_by_role("region", name="Tier before and after").locator("tbody tr").locator("th, td").all_inner_texts()
    assert row[1] == before != row[2]
    figures = page.get_by_role("region", name=re.compile("Cases and workload")).locator("tbody tr td").all_inner_texts()
    assert figures[2] != figures[3] and figures[4] != figures[5]
    assert page.evaluate("document.documentElement.scrollWidth") <= 320

    page.get_by_role("button", name="Confirm and record").press("Enter")
    assert page.locator("h1").inner_text() == "Recorded, and waiting for the case system"
    page.get_by_role("link", name="Go to case X310001").press("Enter")
    assert tier.locator("p strong").first.inner_text() == row[2]
    assert page.get_by_text("Waiting for the case system").count() > 0

    page.get_by_role("link", name="Record a change of the risk of serious harm").press("Enter")
    page.get_by_label("Recorded", exact=True).fill("2026-11-22T12:00:00Z")
    page.get_by_label("Very high").check()
    page.get_by_role("button", name="Check what this does").press("Enter")
    assert page.locator("h1").inner_text() == "It says this already"


def test_what_is_wrong_and_what_it_does_hold_what_every_page_holds(page, case_site):
    page.goto(case_site + "/records/absences/new?staff_code=P31A001")
    page.get_by_role("button", name="Check what this does").click()
    assert page.locator(".error-summary a").count() >= 2
    assert faults(page, "errors") == [] and checks.narrow(page) == []
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(case_site + "/records/posts/edit?staff_code=P31A002&team=T311&starts_on=2021-06-26")
    page.get_by_label("Weekly hours").fill("18.5")
    page.get_by_role("button", name="Check what this does").click()
    assert page.locator("h1").inner_text() == "Check what this does"
    assert faults(page, "check") == [] and checks.narrow(page) == []
