"""Contracted hours and reductions, which the nightly workbook does not have."""

import csv
from fractions import Fraction

import pytest
import shapes
from program import BAD_DATA, DONE

NIGHT = "2026-03-02"


@pytest.fixture(scope="module")
def night(program, tmp_path_factory):
    """A team's workbook and its hours."""
    folder = tmp_path_factory.mktemp("hours")
    workbook, hours = folder / "team.xlsx", folder / "hours.csv"
    program.run("sample", "workbook", "--size", "team", "--seed", "7", "--date", NIGHT, "--hours", hours, workbook, expect=DONE)
    return workbook, hours


def recorded(hours):
    with hours.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_recorded_hours_are_used_from_the_next_night(program, night, tmp_path):
    workbook, hours = night
    database = tmp_path / "d.sqlite"
    program.run("hours", "import", hours, "--database", database, expect=DONE)
    program.run("extract", "import", workbook, "--database", database, expect=DONE)
    said = {(row["staff_code"], row["team_code"]): Fraction(row["contracted_hours"]) for row in recorded(hours)}
    found = {(post.staff, post.team): post.hours for post in shapes.posts(program, database)}
    shared = said.keys() & found.keys()
    assert shared and {key: found[key] for key in shared} == {key: said[key] for key in shared}


def test_hours_after_a_night_leave_its_figures_alone(program, night, own_database, figures):
    before = figures(own_database)
    program.run("hours", "import", night[1], "--database", own_database, expect=DONE)
    assert figures(own_database) == before


def test_the_same_hours_twice_are_recorded_once(program, night, figures, tmp_path):
    workbook, hours = night
    for name, times in (("once", 1), ("twice", 2)):
        for _ in range(times):
            program.run("hours", "import", hours, "--database", tmp_path / name, expect=DONE)
        program.run("extract", "import", workbook, "--database", tmp_path / name, expect=DONE)
    assert figures(tmp_path / "once") == figures(tmp_path / "twice")


@pytest.mark.parametrize(
    ("column", "value"),
    [("contracted_hours", "many"), ("contracted_hours", "-1"), ("contracted_hours", "61"), ("staff_code", ""),
     ("contracted_hours", "NaN"), ("contracted_hours", "")])
def test_a_wrong_row_is_named_and_nothing_is_recorded(program, night, figures, tmp_path, column, value):
    workbook, hours = night
    rows = recorded(hours)
    rows[3][column] = value
    wrong = tmp_path / "wrong.csv"
    with wrong.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys())
        writer.writeheader()
        writer.writerows(rows)
    database, plain = tmp_path / "d.sqlite", tmp_path / "plain.sqlite"
    result = program.run("hours", "import", wrong, "--database", database, expect=BAD_DATA)
    assert "5" in result.err, "the heading is row 1, so the fourth row of data is row 5"
    for path in (database, plain):
        program.run("extract", "import", workbook, "--database", path, expect=DONE)
    assert figures(database) == figures(plain)


@pytest.mark.parametrize("content", ["", "name,hours\nDoe,37\n", "\x00\x01", '"'])
def test_a_file_that_is_not_a_table_of_hours_is_refused(program, tmp_path, content):
    path = tmp_path / "other.csv"
    path.write_text(content)
    result = program.run("hours", "import", path, "--database", tmp_path / "d.sqlite", expect=BAD_DATA)
    assert result.err.strip().endswith(".")
