"""How caseloads and work lie, from the terminal."""

import folders
import pytest


@pytest.fixture
def balance(program, tmp_path):
    """Runs `headroom balance show …` on a database with the example data."""
    database = tmp_path / "load.sqlite"
    program.run("data", "import", folders.EXAMPLE, "--database", database, expect=0)
    return lambda *arguments: program.run("balance", "show", *arguments, "--database", database, expect=0)


def test_a_balance_is_the_same_as_json_and_as_a_table(balance):
    answer = balance("--json").json()
    line = answer["line"]
    assert answer["showsPeople"] and not line["isKeptBack"] and line["people"] > 0
    assert sum(band["people"] for band in line["bands"]) == line["people"]
    text = balance().out
    assert f"{line['cases']} cases over {line['fullTimePosts']} full-time posts." in text and "Left out: " in text
    assert all(unit["unit"]["name"] in text for unit in answer["units"])
