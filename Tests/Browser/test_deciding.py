"""From the queue to a case that is held, as a senior does it with the keyboard alone."""

import datetime
import sqlite3

import accounts
import checks
import pytest
from visits import WIDE, watched


@pytest.fixture(scope="module")
def service(program, tmp_path_factory):
    """A sample team with a case that waits. Gives address, database, cookies of its senior, and the case."""
    folder = tmp_path_factory.mktemp("deciding")
    database = folder / "deciding.sqlite"
    yesterday = (datetime.datetime.now(datetime.UTC) - datetime.timedelta(days=1)).date().isoformat()
    program.run("sample", "data", "--size", "team", "--seed", "1", "--date", yesterday, folder / "data", expect=0)
    program.run("data", "import", folder / "data", "--database", database, expect=0, timeout=300)
    store = sqlite3.connect(database)
    queue = program.run("allocation", "queue", "--json", "--database", database, expect=0).json()["entries"]
    for entry in queue:
        crn = entry["row"]["crn"]
        if program.run("allocation", "recommend", crn, "--json", "--database", database, expect=0).json()["able"]:
            break
    accounts.add(program, database)
    accounts.add(program, database, "head@example.org", "Hal Head", ["pdu-head --unit nation:EW"])
    with program.serving(database) as address:
        visitor = accounts.Visitor(address)
        visitor.sign_in("head@example.org")
        yield address, store, visitor.storage(), crn
    store.close()


def reach(page, name, most=400):
    """Goes on with the tab key until what begins with a name has the focus."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("(document.activeElement.innerText || '').trim()").startswith(name):
            return
    raise AssertionError(f"the tab key never came to {name}")


def test_a_case_is_given_with_the_keyboard_alone_and_once(browser, service):
    address, store, cookies, crn = service
    page = watched(browser.new_context(storage_state=cookies, **WIDE))
    page.goto(f"{address}/cases/{crn}/practitioners")
    reach(page, "Choose")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert "Confirm who takes this case" in page.inner_text("h1")
    assert not checks.axe(page)
    page.locator("#f-rationale").focus()
    page.keyboard.type("Has room and knows the court")
    page.keyboard.press("Tab")
    page.keyboard.type("Read the note of May first")
    page.keyboard.press("Tab")
    assert "Give the case" in page.evaluate("document.activeElement.innerText")
    fields = page.evaluate("Object.fromEntries(new FormData(document.querySelector('main form')))")
    before = store.execute("SELECT COUNT(*) FROM allocation_decision").fetchone()[0]
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert "Done here" in page.inner_text("main") and "waiting for the case system" in page.inner_text("main")
    assert not checks.axe(page)
    decided = page.url
    # Going back shows what was decided, and the same form sent again leads to the same decision.
    page.go_back()
    assert "Decisions about who holds this case" in page.inner_text("h1")
    answer = page.request.post(f"{address}/cases/{crn}/allocate", form=fields, headers={"Origin": address})
    assert answer.ok and answer.url == decided
    assert store.execute("SELECT COUNT(*) FROM allocation_decision").fetchone()[0] == before + 1
    page.goto(decided)
    with page.expect_navigation():
        page.get_by_text("Handover pack, to print").click()
    assert "Introduction" in page.inner_text("main") and "Read the note of May first" in page.inner_text("main")
    assert not checks.axe(page)
    page.context.close()


def test_without_scripts_and_in_a_narrow_window_a_rule_stops_and_says_why(browser, service):
    address, store, cookies, crn = service
    waiting = store.execute(
        "SELECT crn FROM case_now WHERE staff_code IS NULL AND team IS NOT NULL AND restricted = 0 AND crn <> ? "
        "ORDER BY crn", [crn]).fetchall()
    context = browser.new_context(
        storage_state=cookies, java_script_enabled=False, viewport={"width": 320, "height": 640})
    page = context.new_page()
    for (other,) in waiting:
        page.goto(f"{address}/cases/{other}/practitioners")
        links = page.locator("a:has-text('Decide otherwise')")
        if links.count():
            break
    with page.expect_navigation():
        links.first.click()
    assert page.inner_text("h1") == "A rule stands against this"
    with page.expect_navigation():
        page.get_by_text("Go on with a reason").click()
    assert "Confirm who takes this case" in page.inner_text("h1")
    context.close()
