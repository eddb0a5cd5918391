"""What is wrong with a workbook is said, and nothing is half-saved."""

import datetime
import re

import pytest
import shapes
import workbooks
from program import BAD_DATA, DONE


def is_a_sentence(text):
    """What was written to the terminal has a sentence in it, and no trace of the program's insides."""
    return re.search(r"[A-Z].{20,}\.", text) and not re.search(r"Fatal error|Error\(|Optional\(|\.swift:\d+|SQLite error", text)


REFUSED = {
    "a sheet is missing": (workbooks.remove_sheet("T2A"), "T2A"),
    "a sheet is renamed": (workbooks.rename_sheet("Court_Reports", "Reports"), "Court_Reports"),
    "the key column is missing": (workbooks.remove_column("WMT_Extract", "OM_Key"), "OM_Key"),
    "a column of counts is missing": (workbooks.remove_column("WMT_Extract_Filtered", "CommTierA3"), "CommTierA3"),
    "a column of counts is renamed": (workbooks.rename_heading("WMT_Extract_Filtered", "CommTierB2", "CommTierX9"), "CommTierB2"),
    "two columns have one heading": (workbooks.rename_heading("WMT_Extract", "CommTierB2", "CommTierB1"), "CommTierB1"),
    "there are headings and nothing below": (workbooks.keep_headings_only, ""),
}


@pytest.mark.parametrize("what", REFUSED)
def test_a_workbook_of_the_wrong_form_is_refused(program, team, own_database, figures, tmp_path, what):
    edit, named = REFUSED[what]
    path = workbooks.changed(team, tmp_path / "wrong.xlsx", edit)
    before = figures(own_database)
    result = program.run("extract", "import", path, "--database", own_database, expect=BAD_DATA)
    assert is_a_sentence(result.err) and named.lower() in result.err.lower()
    assert figures(own_database) == before
    program.run("extract", "check", path, expect=BAD_DATA)


def test_two_sheets_of_one_name_are_refused(program, team, tmp_path):
    path = workbooks.repacked(team, tmp_path / "twice.xlsx", workbooks.with_second_sheet_of_one_name)
    result = program.run("extract", "import", path, "--database", tmp_path / "d.sqlite", expect=BAD_DATA)
    assert is_a_sentence(result.err)


NO_ZIP = {"empty": b"", "a letter": b"This is not a workbook.", "its first bytes alone": b"PK\x03\x04", "zeros": bytes(100_000)}


@pytest.mark.parametrize("content", NO_ZIP.values(), ids=NO_ZIP)
def test_a_file_that_is_not_a_zip_is_refused(program, tmp_path, content):
    path = tmp_path / "notes.xlsx"
    path.write_bytes(content)
    result = program.run("extract", "import", path, "--database", tmp_path / "d.sqlite", expect=BAD_DATA)
    assert is_a_sentence(result.err) and "notes.xlsx" in result.err


@pytest.mark.parametrize("part", [0.1, 0.5, 0.9, 0.999])
def test_a_truncated_file_is_refused(program, team, own_database, figures, tmp_path, part):
    path = tmp_path / "short.xlsx"
    whole = team.read_bytes()
    path.write_bytes(whole[: int(len(whole) * part)])
    before = figures(own_database)
    result = program.run("extract", "import", path, "--database", own_database, expect=BAD_DATA)
    assert is_a_sentence(result.err)
    assert figures(own_database) == before


def test_a_sheet_that_is_cut_short_inside_a_whole_archive_is_refused(program, team, own_database, figures, tmp_path):
    def cut(parts):
        name = "xl/worksheets/sheet1.xml"
        parts[name] = parts[name][: len(parts[name]) * 2 // 3]

    path = workbooks.repacked(team, tmp_path / "cut.xlsx", cut)
    before = figures(own_database)
    result = program.run("extract", "import", path, "--database", own_database, expect=BAD_DATA)
    assert is_a_sentence(result.err)
    assert figures(own_database) == before


def test_a_file_that_is_not_there_is_said_to_be_missing(program, tmp_path):
    result = program.run("extract", "import", tmp_path / "none.xlsx", "--database", tmp_path / "d.sqlite")
    assert result.code in (BAD_DATA, 66) and "none.xlsx" in result.err


DOUBTFUL = {
    "1e9": "1e9", "minus three": -3, "minus three as text": "-3", "12abc": "12abc", "a number far too large": 1_000_000_000,
    "a half": 3.5, "a formula": "=1+1", "a date": datetime.datetime(2026, 3, 1), "a truth value": True,
}


@pytest.mark.parametrize("what", DOUBTFUL)
def test_a_count_that_cannot_be_read_sets_its_row_aside(program, team, tmp_path, what):
    path = workbooks.changed(team, tmp_path / "odd.xlsx", workbooks.put("WMT_Extract_Filtered", "CommTierB2", DOUBTFUL[what]))
    database = tmp_path / "d.sqlite"
    program.run("extract", "import", path, "--database", database, expect=DONE)
    problems = shapes.problems(program, database)
    at = [p for p in problems if p.sheet == "WMT_Extract_Filtered" and p.row == 2 and "CommTierB2" in (p.column or "")]
    assert [p.severity for p in at] == ["quarantined"], problems
    assert all(p.message.endswith(".") and p.done.endswith(".") for p in at)
    assert shapes.overview(program, database).not_computable == 1


def test_twenty_faulty_rows_are_all_listed_and_none_is_counted(program, samples, tmp_path):
    def spoil(book):
        for row in range(2, 22):
            workbooks.put("WMT_Extract", "CommTierC2", "12abc", row)(book)

    sound, path = samples("pdu", 3), tmp_path / "twenty.xlsx"
    workbooks.changed(sound, path, spoil)
    for name, file in (("sound", sound), ("spoilt", path)):
        program.run("extract", "import", file, "--database", tmp_path / name, expect=DONE)
    listed = [p.row for p in shapes.problems(program, tmp_path / "spoilt") if p.kind == "unreadable-count"]
    assert sorted(listed) == list(range(2, 22))
    before, after = (shapes.overview(program, tmp_path / name) for name in ("sound", "spoilt"))
    posts = {name: {(post.staff, post.team): post for post in shapes.posts(program, tmp_path / name)} for name in ("sound", "spoilt")}
    newly = [key for key, post in posts["spoilt"].items() if post.not_computable > posts["sound"][key].not_computable]
    already = before.not_computable
    assert after.posts == before.posts and already < after.not_computable <= already + 20
    assert all(posts["spoilt"][key].percent is None for key in newly)
    assert after.computable_work == sum(post.work for key, post in posts["sound"].items() if posts["spoilt"][key].percent is not None)


@pytest.mark.parametrize("value", [" 7", "7 ", 7, 7.0])
def test_a_count_that_reads_as_a_whole_number_is_used(program, team, tmp_path, value):
    def both(book):
        for sheet in ("WMT_Extract", "WMT_Extract_Filtered"):
            workbooks.put(sheet, "CommTierB2", value)(book)

    path = workbooks.changed(team, tmp_path / "fine.xlsx", both)
    database = tmp_path / "d.sqlite"
    program.run("extract", "import", path, "--database", database, expect=DONE)
    assert shapes.overview(program, database).not_computable == 0


def test_two_owners_with_one_key_and_other_counts_are_both_set_aside(program, team, tmp_path):
    path = workbooks.changed(team, tmp_path / "two.xlsx", workbooks.repeat_row("WMT_Extract", CommTierB2=17))
    database = tmp_path / "d.sqlite"
    program.run("extract", "import", path, "--database", database, expect=DONE)
    found = [p for p in shapes.problems(program, database) if p.kind == "duplicate-owner"]
    assert len(found) >= 1 and {p.severity for p in found} == {"quarantined"}
    assert shapes.overview(program, database).not_computable == 1


def test_two_equal_rows_with_one_key_count_once(program, team, team_database, figures, tmp_path):
    path = workbooks.changed(team, tmp_path / "same.xlsx", workbooks.repeat_row("WMT_Extract"))
    database = tmp_path / "d.sqlite"
    program.run("extract", "import", path, "--database", database, expect=DONE)
    assert [p.kind for p in shapes.problems(program, database) if p.kind == "repeated-row"] == ["repeated-row"]
    assert figures(database) == figures(team_database)


def used_memory(program, *arguments):
    """Exit code, what was said, and the most memory held at once in megabytes."""
    result, memory = program.run_measured(*arguments)
    return result.code, result.err, memory


def test_a_bomb_is_refused_in_little_memory(program, team, tmp_path):
    path = workbooks.bomb(team, tmp_path / "bomb.xlsx")
    code, said, memory = used_memory(program, "extract", "import", path, "--database", tmp_path / "d.sqlite")
    assert code == BAD_DATA and is_a_sentence(said)
    assert memory < 400


def test_a_cell_of_10_mb_is_named_and_held_in_little_memory(program, team, tmp_path):
    marked = workbooks.changed(team, tmp_path / "marked.xlsx", workbooks.put("WMT_Extract", "OM_Surname", "LONGTEXTHERE"))
    path = workbooks.repacked(marked, tmp_path / "long.xlsx", workbooks.with_long_text("LONGTEXTHERE", 10_000_000))
    database = tmp_path / "d.sqlite"
    code, said, memory = used_memory(program, "extract", "import", path, "--database", database)
    assert memory < 400
    if code == BAD_DATA:
        assert is_a_sentence(said)
    else:
        assert code == DONE
        assert [p.kind for p in shapes.problems(program, database) if p.row == 2] == ["overlong-value"]
        assert database.stat().st_size < 5_000_000


def test_markup_and_control_characters_in_a_name_do_no_harm(program, team, tmp_path):
    path = workbooks.changed(team, tmp_path / "name.xlsx", workbooks.put("WMT_Extract", "OM_Surname", "O'Neil; <b>&\u202e\u0301"))
    database = tmp_path / "d.sqlite"
    program.run("extract", "import", path, "--database", database, expect=DONE)
    shapes.every_figure(program, database)


def test_a_document_type_in_a_sheet_is_not_expanded(program, team, tmp_path):
    def declare(parts):
        name = "xl/worksheets/sheet1.xml"
        entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "lol"}">' for n in range(9))
        head, mark, rest = parts[name].partition(b"<worksheet")
        parts[name] = head + f"<!DOCTYPE worksheet [{entities}]>".encode() + mark + rest.replace(b"<v>", b"<v>&e8;", 1)

    path = workbooks.repacked(team, tmp_path / "laughs.xlsx", declare)
    code, said, memory = used_memory(program, "extract", "import", path, "--database", tmp_path / "d.sqlite")
    assert code == BAD_DATA and memory < 400, said
