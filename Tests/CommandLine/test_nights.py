"""One night after another: the same again, an older one, one with too little, and a folder that is watched."""

import shutil

import pytest
import shapes
import workbooks
from program import BAD_DATA, DONE, ROOT


def another(team, folder, **what):
    return workbooks.changed(team, folder / "another.xlsx", workbooks.another_night(**what))


def test_the_same_file_twice_changes_nothing_and_says_so(program, team, own_database, figures):
    before, history = figures(own_database), shapes.extracts(program, own_database)
    result = program.run("extract", "import", team, "--database", own_database, expect=DONE)
    assert shapes.says_nothing_changed(result.out)
    assert figures(own_database) == before
    assert shapes.extracts(program, own_database) == history


def test_the_next_night_replaces_the_figures(program, team, own_database, figures, tmp_path):
    before = figures(own_database)
    program.run("extract", "import", another(team, tmp_path, days=1, cases=2), "--database", own_database, expect=DONE)
    assert figures(own_database) != before
    assert [entry.state for entry in shapes.extracts(program, own_database)] == ["accepted", "accepted"]


def test_a_night_that_lost_owners_waits_for_a_word(program, team, own_database, figures, tmp_path):
    before = figures(own_database)
    path = another(team, tmp_path, days=1, keep=0.7)
    result = program.run("extract", "import", path, "--database", own_database)
    assert result.code == BAD_DATA and "--accept-drop" in result.said
    assert figures(own_database) == before
    assert "waiting" in [entry.state for entry in shapes.extracts(program, own_database)]
    program.run("extract", "import", path, "--database", own_database, "--accept-drop", expect=DONE)
    assert figures(own_database) != before


def test_an_older_night_waits_for_a_word(program, team, own_database, figures, tmp_path):
    before = figures(own_database)
    path = another(team, tmp_path, days=-3, cases=1)
    result = program.run("extract", "import", path, "--database", own_database)
    assert result.code == BAD_DATA and "--accept-older" in result.said
    assert figures(own_database) == before
    program.run("extract", "import", path, "--database", own_database, "--accept-older", expect=DONE)


def test_check_reads_and_keeps_nothing(program, team, tmp_path):
    result = program.run("extract", "check", team, "--json", folder=tmp_path, expect=DONE)
    assert result.json()
    assert list(tmp_path.iterdir()) == []


def test_a_watched_folder_is_imported_once(program, team, figures, team_database, tmp_path):
    inbox, database = tmp_path / "inbox", tmp_path / "d.sqlite"
    inbox.mkdir()
    shutil.copy(team, inbox / "WMT_PS.xlsx")
    (inbox / "notes.txt").write_text("not a workbook")
    program.run("extract", "watch", inbox, "--once", "--database", database, expect=DONE)
    assert figures(database) == figures(team_database)
    program.run("extract", "watch", inbox, "--once", "--database", database, expect=DONE)
    assert len(shapes.extracts(program, database)) == 1


def test_a_bad_file_in_a_watched_folder_does_not_stop_the_good_one(program, team, figures, team_database, tmp_path):
    inbox, database = tmp_path / "inbox", tmp_path / "d.sqlite"
    inbox.mkdir()
    (inbox / "a-bad.xlsx").write_bytes(b"not a workbook")
    shutil.copy(team, inbox / "b-good.xlsx")
    result = program.run("extract", "watch", inbox, "--once", "--database", database, expect=BAD_DATA)
    assert "a-bad.xlsx" in result.said
    assert figures(database) == figures(team_database)


def test_who_left_the_extract_is_still_found(program, team, own_database, tmp_path):
    gone = shapes.posts(program, own_database)
    path = another(team, tmp_path, days=1, keep=0.7)
    program.run("extract", "import", path, "--database", own_database, "--accept-drop", expect=DONE)
    left = {post.staff for post in gone} - {post.staff for post in shapes.posts(program, own_database)}
    assert left
    program.run("explain", sorted(left)[0], "--database", own_database, expect=DONE)


@pytest.mark.parametrize("name", ["WMT_PS.xlsx", "WMT_PS_MORE_T2A.xlsx"])
def test_the_incumbents_own_workbooks(program, tmp_path, name):
    path = ROOT.parent / "shared" / "extracts" / name
    if not path.is_file():
        pytest.skip("the incumbent's workbooks are not beside the project")
    database = tmp_path / "d.sqlite"
    if name == "WMT_PS.xlsx":
        program.run("extract", "import", path, "--database", database, expect=DONE)
        fragments = [p for p in shapes.problems(program, database) if p.kind == "fragment-row"]
        assert len(fragments) == 33
    else:
        result = program.run("extract", "import", path, "--database", database, expect=BAD_DATA)
        assert "13" in result.err and "7" in result.err
