"""A practitioner says that it is too much, and is answered: without scripts, and at 320 px."""

import datetime
import sqlite3

import accounts
import checks
import pytest
from visits import watched

NARROW = {"viewport": {"width": 320, "height": 700}, "java_script_enabled": False}


@pytest.fixture(scope="module")
def service(program, tmp_path_factory):
    """A sample team with a practitioner, a colleague and a senior who can sign in. Gives their cookies, address and a case."""
    folder = tmp_path_factory.mktemp("concerns")
    database = folder / "concerns.sqlite"
    today = datetime.datetime.now(datetime.UTC).date().isoformat()
    program.run("sample", "data", "--size", "team", "--seed", "1", "--date", today, folder / "data", expect=0)
    program.run("data", "import", folder / "data", "--database", database, expect=0, timeout=300)
    store = sqlite3.connect(database)
    staff, team, crn = store.execute(
        "SELECT n.staff_code, n.team, MIN(n.crn) FROM case_now n JOIN staff_post p ON p.staff_code = n.staff_code "
        "AND p.team = n.team WHERE n.restricted = 0 AND p.grade = 'PO' GROUP BY n.staff_code, n.team ORDER BY 1 LIMIT 1").fetchone()
    colleague = store.execute(
        "SELECT staff_code FROM staff_post WHERE team = ? AND grade = 'PO' AND staff_code <> ? ORDER BY 1 LIMIT 1",
        [team, staff]).fetchone()[0]
    store.close()
    accounts.add(program, database)
    people = {
        "jo": (f"practitioner --unit team:{team}", staff), "eve": (f"practitioner --unit team:{team}", colleague),
        "sam": (f"spo --unit team:{team}", None)}
    for name, (role, code) in people.items():
        accounts.add(program, database, f"{name}@example.org", name.capitalize(), [role], staff=code)
    with program.serving(database) as address:
        cookies = {}
        for name in people:
            visitor = accounts.Visitor(address)
            visitor.sign_in(f"{name}@example.org")
            cookies[name] = visitor.storage()
        yield address, cookies, crn


@pytest.fixture
def opened(browser, service):
    """Opens a page of the service for one of the people."""
    contexts = []

    def make(name, target, **options):
        context = browser.new_context(storage_state=service[1][name], **(options or NARROW))
        contexts.append(context)
        page = watched(context)
        page.goto(service[0] + target)
        return page

    yield make
    for context in contexts:
        context.close()


def press(page, words):
    with page.expect_navigation():
        page.locator(f"main button:has-text('{words}')").first.click()


def test_an_objection_goes_from_the_case_to_its_answer_and_into_the_position(opened, service):
    crn = service[2]
    page = opened("jo", f"/cases/{crn}")
    with page.expect_navigation():
        page.locator("main a:has-text('I cannot take this safely')").click()
    assert page.locator("#f-crn").input_value() == crn
    assert "You hold this case: you stay accountable for it until an answer says otherwise." in page.inner_text("main")
    press(page, "Report it")
    assert page.title().startswith("Error: ") and "Select one of the two, or both." in page.inner_text("main")
    page.locator("#f-beyond-skill").check()
    page.locator("#f-words").fill("I have not been trained for this, and the visit is on Monday")
    page.locator("#f-route").select_option("level:spo")
    press(page, "Report it")
    assert "It is reported and kept." in page.inner_text("main")
    # A colleague of the team sees nothing of it.
    other = opened("eve", "/concerns")
    assert "cannot take this safely, number" not in other.inner_text("main")
    assert other.goto(service[0] + "/concerns/1").status == 403
    senior = opened("sam", "/")
    assert "1 concern awaits your answer, the first by " in senior.inner_text("main")
    with senior.expect_navigation():
        senior.locator("main a:has-text('Open what was reported to you')").click()
    assert "Awaiting your answer" in senior.inner_text("main")
    with senior.expect_navigation():
        senior.locator("main a:has-text('I cannot take this safely, number 1')").click()
    press(senior, "I have read this")
    senior.locator("#f-beyond-skill").select_option("worked-together")
    for field, words in {
        "words": "Nobody goes alone", "next-step": "Visit together", "stops": "Visits alone", "requires": "The visit on Monday",
        "covers": "Eve", "next-on": datetime.datetime.now(datetime.UTC).date().isoformat(),
    }.items():
        senior.locator(f"#f-{field}").fill(words)
    press(senior, "Record the answer")
    assert "It is recorded." in senior.inner_text("main") and "Who covers" in senior.inner_text("main")
    page.goto(service[0] + "/concerns/position")
    shown = page.inner_text("main")
    assert "I have not been trained for this" in shown and "Nobody goes alone" in shown and "Answered" in shown


@pytest.mark.parametrize(
    "name,target",
    [("jo", "/concerns"), ("jo", "/concerns/new"), ("jo", "/concerns/new?kind=objection"), ("jo", "/concerns/position"),
     ("jo", "/concerns/1"), ("sam", "/concerns"), ("sam", "/concerns/1")])
def test_each_page_is_whole(opened, name, target):
    page = opened(name, target, viewport={"width": 320, "height": 700}, reduced_motion="reduce")
    faults = checks.axe(page) + checks.frame(page) + checks.narrow(page) + checks.words(page)
    assert faults == [] and page.reports == []
    assert checks.markup(page.request.get(page.url).text()) == []


def test_the_position_prints_without_forms(opened):
    page = opened("jo", "/concerns/position", viewport={"width": 800, "height": 1000})
    page.emulate_media(media="print")
    assert page.locator("main h1").is_visible() and not page.locator("main form").is_visible()
