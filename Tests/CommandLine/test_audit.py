"""The audit trail at the terminal: who did what is listed and exported, and tampering is found."""

import csv
import os
import sqlite3

import folders
import pytest
import shapes
from program import BAD_DATA, DIFFERENCE, DONE, USAGE


@pytest.fixture
def loaded(program, tmp_path):
    """A database of its own with the documented example: its trail has one row."""
    database = tmp_path / "own.sqlite"
    shapes.import_data(program, folders.EXAMPLE, database)
    return database


def tamper(database, *statements):
    """Changes the trail behind the program's back."""
    connection = sqlite3.connect(database)
    triggers = connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name LIKE 'audit%'")
    for (name,) in triggers.fetchall():
        connection.execute(f"DROP TRIGGER {name}")
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()


def test_what_was_done_is_listed_with_who_did_it_newest_first(program, loaded):
    answer = program.run("audit", "list", "--json", "--database", loaded, expect=DONE).json()
    assert [event["action"] for event in answer["events"]] == ["view-audit", "import-data"]
    assert all(event["actor"].startswith("terminal:") and event["moment"].endswith("Z") for event in answer["events"])


def test_a_list_is_filtered_and_comes_in_pages(program, loaded):
    for _ in range(4):
        program.run("audit", "list", "--database", loaded, expect=DONE)
    only = program.run("audit", "list", "--action", "import-data", "--json", "--database", loaded, expect=DONE).json()
    assert [event["seq"] for event in only["events"]] == [1] and "before" not in only
    first = program.run("audit", "list", "--limit", "3", "--json", "--database", loaded, expect=DONE).json()
    assert [event["seq"] for event in first["events"]] == [7, 6, 5] and first["before"] == 5
    rest = program.run("audit", "list", "--before", "5", "--json", "--database", loaded, expect=DONE).json()
    assert [event["seq"] for event in rest["events"]] == [4, 3, 2, 1]


@pytest.mark.parametrize("wrong", [("--action", "dance"), ("--limit", "0")])
def test_a_filter_that_is_not_understood_is_refused(program, loaded, wrong):
    program.run("audit", "list", *wrong, "--database", loaded, expect=USAGE)


def test_a_day_that_is_none_is_refused(program, loaded):
    program.run("audit", "list", "--from", "yesterday", "--database", loaded, expect=BAD_DATA)


def test_a_sound_trail_is_said_to_be_sound_and_agrees_with_its_anchors(program, loaded, tmp_path):
    lines = [program.run("audit", "anchor", "--database", loaded, expect=DONE).out]
    program.run("audit", "list", "--database", loaded, expect=DONE)
    lines.append(program.run("audit", "anchor", "--database", loaded, expect=DONE).out)
    (tmp_path / "anchors").write_text("".join(lines))
    answer = program.run(
        "audit", "verify", "--anchor", tmp_path / "anchors", "--json", "--database", loaded, expect=DONE).json()
    assert answer == {"isSound": True, "events": 2, "anchors": 2}


def test_an_edited_row_is_named_and_ends_with_a_difference(program, loaded):
    tamper(loaded, "UPDATE audit_event SET actor = 'nobody' WHERE seq = 1")
    answer = program.run("audit", "verify", "--json", "--database", loaded, expect=DIFFERENCE).json()
    assert (answer["kind"], answer["seq"]) == ("edited", 1)


def test_a_trail_cut_off_with_a_forged_end_is_found_with_an_anchor_only(program, loaded, tmp_path):
    (tmp_path / "anchor").write_text(program.run("audit", "anchor", "--database", loaded, expect=DONE).out)
    tamper(loaded, "DELETE FROM audit_event", f"UPDATE audit_head SET seq = 0, hash = '{'0' * 64}'")
    program.run("audit", "verify", "--database", loaded, expect=DONE)
    found = program.run("audit", "verify", "--anchor", tmp_path / "anchor", "--database", loaded, expect=DIFFERENCE)
    assert "truncated" in found.out


@pytest.mark.parametrize("text", ["", "12\n", "one two three\n"])
def test_a_file_that_is_no_anchor_is_refused(program, loaded, tmp_path, text):
    (tmp_path / "anchor").write_text(text)
    program.run("audit", "verify", "--anchor", tmp_path / "anchor", "--database", loaded, expect=BAD_DATA)


def test_an_export_has_every_row_and_its_formulas_are_inert(program, loaded, tmp_path):
    tamper(loaded, "UPDATE audit_event SET actor = '=1+1' WHERE seq = 1")
    file = tmp_path / "trail.csv"
    program.run("audit", "export", file, "--database", loaded, expect=DONE)
    with open(file, encoding="utf-8-sig", newline="") as text:
        rows = list(csv.DictReader(text))
    assert [row["action"] for row in rows] == ["import-data", "export-audit"]
    assert rows[0]["actor"] == "'=1+1"
    assert os.stat(file).st_mode & 0o077 == 0


def test_an_export_overwrites_nothing(program, loaded, tmp_path):
    file = tmp_path / "trail.csv"
    file.write_text("mine")
    program.run("audit", "export", file, "--database", loaded, expect=BAD_DATA)
    assert file.read_text() == "mine"
