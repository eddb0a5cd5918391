"""What practitioners reported of their own load, from the terminal."""

import sqlite3

import folders
import pytest
from program import BAD_DATA, DONE, USAGE


@pytest.fixture
def concerns(program, tmp_path):
    """Runs `headroom concern …` on a database with one report of two years ago that nobody answered, and one answered."""
    database = tmp_path / "concerns.sqlite"
    program.run("data", "import", folders.EXAMPLE, "--database", database, expect=DONE)
    store = sqlite3.connect(database)
    for number, day in ((1, "2024-11-18"), (2, "2024-11-19")):
        store.execute(
            "INSERT INTO concern (id, staff_code, team, kind, held, too_much, beyond_skill, words, levels, first_level, named, "
            "answer_days, reported_on, reported_at, reported_by, reporter_name) VALUES (?, 'P31A001', 'T311', 'report', 0, 1, 0, "
            "'Two courts at once', 'spo pdu-head regional-director', 0, 'Senior probation officer: Ada', 5, ?, ?, 'jo', 'Jo Kim')",
            [number, day, f"{day}T09:00:00Z"])
    store.execute(
        "INSERT INTO concern_step (concern_id, kind, day, made_at, made_by, maker_name, level, too_much, words, next_step, next_on) "
        "VALUES (2, 'answered', '2024-11-20', '2024-11-20T10:00:00Z', 'ada', 'Ada', 0, 'reduced', 'One court is off you', 'Meet', "
        "'2024-11-25')")
    store.commit()
    store.close()
    return lambda *arguments, expect=DONE: program.run("concern", *arguments, "--database", database, expect=expect)


def test_the_list_has_levels_and_days_and_no_words(concerns):
    lines = concerns("list", "--json").json()
    assert [(line["id"], line["level"], line["state"], line.get("due")) for line in lines] == [
        (1, "regional-director", "overdue", "2024-12-09"), (2, "spo", "answered", None)]
    assert "courts" not in concerns("list").out and "overdue" in concerns("list").out


def test_one_concern_has_its_climbs_steps_and_words(concerns):
    answer = concerns("show", "1", "--json").json()
    assert answer["words"] == "Two courts at once"
    assert [(climb["date"], climb["level"]) for climb in answer["climbs"]] == [
        ("2024-11-26", "pdu-head"), ("2024-12-03", "regional-director")]
    text = concerns("show", "2").out
    assert "answered by Ada: One court is off you; Meet" in text
    refused = concerns("show", "99", expect=BAD_DATA)
    assert refused.out == "" and "Nothing was reported under this number." in refused.err


def test_a_position_is_that_of_its_day(concerns):
    before = concerns("position", "P31A001", "--on", "2024-11-19", "--json").json()
    assert [item["concern"]["state"] for item in before["concerns"]] == ["awaited", "awaited"]
    after = concerns("position", "P31A001", "--on", "2024-11-20", "--json").json()
    assert [item["concern"]["state"] for item in after["concerns"]] == ["awaited", "answered"]
    assert "Nothing was reported." in concerns("position", "P31A001", "--on", "2024-11-17").out
    assert "2024-11-31" not in concerns("position", "P31A001", "--on", "2024-11-31", expect=USAGE).out
    concerns("position", "P31A001", "--on", "2999-01-01", expect=BAD_DATA)
    nobody = concerns("position", "NOSUCH", expect=BAD_DATA)
    assert nobody.out == "" and "nobody with this staff code" in nobody.err
