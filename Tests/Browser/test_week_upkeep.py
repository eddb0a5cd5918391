"""The week of a team of ten, as its senior probation officer keeps it in order.

The rule: every act of the hand counts one. Following a link, choosing in a list, typing into a field and pressing a button
are one act each; so is every one that has to be done again. Reading costs nothing, and nothing is filled in by a script.
"""

import datetime
import sqlite3

import accounts
import pytest
from visits import WIDE, watched

MOST = 12
# Periods of too much work that await an answer, as nights leave them.
PERIODS = 4


class Hand:
    """A page with every act on it counted."""

    def __init__(self, page):
        self.page, self.acts = page, []

    def follow(self, locator):
        self.acts.append("follow")
        with self.page.expect_navigation():
            locator.click()

    def choose(self, locator, value):
        self.acts.append("choose")
        locator.select_option(value)

    def type(self, locator, words):
        self.acts.append("type")
        locator.fill(words)

    def press(self, locator):
        self.acts.append("press")
        with self.page.expect_navigation():
            locator.click()


def team_of_ten(store):
    """The first team with ten practitioners, beside its seniors."""
    today = datetime.datetime.now(datetime.UTC).date().isoformat()
    return store.execute(
        "SELECT team FROM staff_post WHERE starts_on <= ? AND COALESCE(ends_on, '9999-12-31') >= ? AND grade <> 'SPO' "
        "GROUP BY team HAVING COUNT(*) = 10 ORDER BY team", [today, today]).fetchone()[0]


@pytest.fixture(scope="module")
def week(program, tmp_path_factory):
    """A sample PDU in which a team of ten has four periods of too much work. Gives address, database and team."""
    folder = tmp_path_factory.mktemp("week")
    database = folder / "week.sqlite"
    today = datetime.datetime.now(datetime.UTC).date()
    program.run("sample", "data", "--size", "pdu", "--seed", "1", "--date", today.isoformat(), folder / "data", expect=0)
    program.run("data", "import", folder / "data", "--database", database, expect=0, timeout=300)
    store = sqlite3.connect(database)
    team = team_of_ten(store)
    people = [row[0] for row in store.execute(
        "SELECT DISTINCT staff_code FROM staff_post WHERE team = ? AND grade <> 'SPO' ORDER BY staff_code LIMIT ?",
        [team, PERIODS])]
    for person in people:
        store.execute(
            "INSERT INTO excess (staff_code, kind, began, team, opened_on, weeks, numerator, denominator, owner, due_on) "
            "VALUES (?, 'sustained', ?, ?, ?, 5, 112, 1, 'team', ?)",
            [person, (today - datetime.timedelta(35)).isoformat(), team, (today - datetime.timedelta(7)).isoformat(),
             (today + datetime.timedelta(7)).isoformat()])
    store.commit()
    accounts.add(program, database)
    accounts.add(program, database, "spo@example.org", "Sam Spo", [f"spo --unit team:{team}"])
    with program.serving(database) as address:
        visitor = accounts.Visitor(address)
        visitor.sign_in("spo@example.org")
        yield address, store, team, visitor.storage()
    store.close()


def test_a_week_of_a_team_of_ten_takes_twelve_interactions_at_most(browser, week):
    address, store, team, cookies = week
    page = watched(browser.new_context(storage_state=cookies, **WIDE))
    page.goto(f"{address}/units/team/{team}")
    hand = Hand(page)
    hand.follow(page.locator(f"main a[href$='/units/team/{team}/week']").first)
    open_before = store.execute("SELECT COUNT(*) FROM excess_step").fetchone()[0]
    # Whoever is away: a colleague for each.
    while page.locator("select[name=coveredBy]").count():
        first = page.locator("form:has(select[name=coveredBy])").first
        hand.choose(first.locator("select"), first.locator("option").nth(1).get_attribute("value"))
        hand.press(first.locator("button"))
    # Readiness to confirm.
    while page.locator("button:has-text('Confirm readiness')").count():
        hand.press(page.locator("button:has-text('Confirm readiness')").first)
    # Too much work: each with its own outcome and its own words, all sent together.
    answers = page.locator("#excess select")
    assert answers.count() == PERIODS
    for number in range(PERIODS):
        hand.choose(answers.nth(number), answers.nth(number).locator("option").nth(1).get_attribute("value"))
        hand.type(page.locator("#excess input[type=text]").nth(number), f"Two reports went to a colleague, {number}")
    hand.press(page.locator("#excess button"))
    assert "It is recorded." in page.inner_text("main")
    # Nothing that the page itself can answer is left.
    assert page.locator("main form select, main form input[type=text]").count() == 0
    assert store.execute("SELECT COUNT(*) FROM excess_step").fetchone()[0] == open_before + PERIODS
    page.context.close()
    assert len(hand.acts) <= MOST, hand.acts


def test_half_an_answer_is_sent_back_with_what_was_typed(browser, week):
    address, store, team, cookies = week
    today = datetime.datetime.now(datetime.UTC).date().isoformat()
    person = store.execute(
        "SELECT DISTINCT staff_code FROM staff_post WHERE team = ? AND grade <> 'SPO' ORDER BY staff_code DESC LIMIT 1",
        [team]).fetchone()[0]
    store.execute(
        "INSERT INTO excess (staff_code, kind, began, team, opened_on, weeks, numerator, denominator, owner, due_on) "
        "VALUES (?, 'very-high', ?, ?, ?, 5, 122, 1, 'team', ?)", [person, today, team, today, today])
    # As every change does, so that no page stands as it was.
    store.execute("UPDATE content_stamp SET value = value + 1")
    store.commit()
    page = watched(browser.new_context(storage_state=cookies, **WIDE))
    page.goto(f"{address}/units/team/{team}/week")
    page.locator("#excess input[type=text]").last.fill("Fewer duties")
    with page.expect_navigation():
        page.locator("#excess button").click()
    assert "Select what was done." in page.inner_text("main")
    assert page.locator("#excess input[type=text]").last.input_value() == "Fewer duties"
    assert page.title().startswith("Error: ")
    page.context.close()
