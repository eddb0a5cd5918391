"""Data folders in and out: what is wrong is said at its line, nothing is half-loaded, and nothing is lost in a move."""

import csv
import os
import shutil

import folders
import pytest
import shapes
from program import BAD_DATA, DONE, USAGE


@pytest.fixture(scope="module")
def loaded(program, databases):
    """A database with the documented example. Not to be changed: copy it first."""
    database = databases.create()
    shapes.import_data(program, folders.EXAMPLE, database)
    return database


@pytest.fixture
def own(databases, loaded):
    return databases.create(copy_of=loaded)


def without_clock(program, database, *left_out):
    """The digest of every table whose rows do not say when the machine worked."""
    tables = shapes.digests(program, database)
    return {name: digest for name, digest in tables.items() if name not in {*shapes.CLOCK, *left_out}}


def table_rows(path, clock=()):
    """The rows of a file of a folder, without what stands in some columns."""
    with open(path, encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    hidden = [rows[0].index(column) for column in clock]
    return [["" if place in hidden else cell for place, cell in enumerate(row)] for row in rows[1:]]


# What is wrong with a folder


def test_forty_planted_faults_are_listed_at_their_lines_and_nothing_is_changed(program, databases, loaded, tmp_path):
    folder = folders.example(tmp_path / "wrong")
    for fault in folders.FAULTS:
        folders.put(folder, *fault)
    before = shapes.digests(program, loaded)
    answer = shapes.import_data(program, folder, loaded, expect=BAD_DATA)
    found = {(problem["file"].removesuffix(".csv"), problem["line"]) for problem in answer["problems"]}
    assert {(file, line) for file, line, _, _ in folders.FAULTS} <= found
    assert answer["outcome"] == "refused" and answer["problemCount"] >= 40
    assert shapes.digests(program, loaded) == before


@pytest.mark.parametrize("fault", folders.FAULTS, ids=lambda fault: f"{fault[0]}-{fault[1]}")
def test_one_fault_is_found_by_a_check(program, tmp_path, fault):
    folder = folders.example(tmp_path / "wrong")
    folders.put(folder, *fault)
    answer = program.run("data", "check", folder, "--json", "--database", tmp_path / "d.sqlite", expect=BAD_DATA).json()
    places = {(problem["file"].removesuffix(".csv"), problem["line"]) for problem in answer["problems"]}
    assert (fault[0], fault[1]) in places


def test_a_check_makes_no_database(program, tmp_path):
    program.run("data", "check", folders.EXAMPLE, "--database", tmp_path / "d.sqlite", expect=DONE)
    assert list(tmp_path.iterdir()) == []


def test_data_and_nights_of_days_to_come_are_refused(program, own, tmp_path):
    before = shapes.digests(program, own)
    folder = folders.example(tmp_path / "later")
    manifest = folder / "manifest.csv"
    manifest.write_text(manifest.read_text().replace("2026-11-22T02:14:09Z", "2199-01-01T00:00:00Z"))
    assert "has not come" in program.run("data", "import", folder, "--database", own, expect=BAD_DATA).said
    assert "has not come" in program.run("night", "run", "--date", "9999-12-31", "--database", own, expect=BAD_DATA).said
    assert shapes.digests(program, own) == before


def test_what_is_refused_is_said_in_sentences_and_not_on_standard_output(program, tmp_path):
    folder = folders.example(tmp_path / "wrong")
    folders.put(folder, *folders.FAULTS[14])
    result = program.run("data", "import", folder, "--database", tmp_path / "d.sqlite", expect=BAD_DATA)
    assert result.out == ""
    assert "Nothing was changed" in result.err and "cases" in result.err and "line 2" in result.err
    assert "1991-02-31" in result.err


def test_a_folder_of_something_else_is_refused(program, tmp_path):
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "notes.txt").write_text("This is not a data folder.")
    for folder in (tmp_path / "notes", tmp_path / "nowhere"):
        result = program.run("data", "import", folder, "--database", tmp_path / "d.sqlite", expect=BAD_DATA)
        assert folder.name in result.err and result.out == ""


@pytest.mark.parametrize("part", [0.3, 0.7, 0.98])
def test_a_truncated_file_is_refused_or_read_to_its_last_whole_row(program, databases, loaded, tmp_path, part):
    folder = folders.example(tmp_path / "short")
    path = folder / "cases.csv"
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * part)])
    before = shapes.digests(program, loaded)
    # Rows of other sheets name cases that are cut off: the cut cannot pass.
    answer = shapes.import_data(program, folder, loaded, expect=BAD_DATA)
    assert answer["problemCount"] > 0
    assert shapes.digests(program, loaded) == before


def test_a_folder_with_a_mark_at_the_start_of_its_files_is_the_same_folder(program, databases, loaded, tmp_path):
    folder = folders.example(tmp_path / "marked")
    for path in folder.glob("*.csv"):
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    database = databases.create()
    shapes.import_data(program, folder, database)
    assert shapes.digests(program, database, every=False) == shapes.digests(program, loaded, every=False)


def test_a_folder_with_the_line_ends_of_another_system_is_the_same_folder(program, databases, loaded, tmp_path):
    folder = folders.example(tmp_path / "other")
    for path in folder.glob("*.csv"):
        if path.name != "allocations.csv":  # It has a line end inside quotes, which is data.
            path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    database = databases.create()
    shapes.import_data(program, folder, database)
    assert shapes.digests(program, database, every=False) == shapes.digests(program, loaded, every=False)


@pytest.mark.parametrize("encoding", ["windows-1252", "utf-16"])
def test_a_file_of_another_encoding_is_refused(program, tmp_path, encoding):
    folder = folders.example(tmp_path / "encoded")
    path = folder / "staff.csv"
    path.write_bytes(path.read_text(encoding="utf-8").encode(encoding))
    answer = shapes.import_data(program, folder, tmp_path / "d.sqlite", expect=BAD_DATA)
    assert any(problem["file"].startswith("staff") for problem in answer["problems"])


def test_two_encodings_in_one_file_are_said_at_the_line_of_the_second(program, tmp_path):
    folder = folders.example(tmp_path / "mixed")
    path = folder / "staff.csv"
    path.write_bytes(path.read_bytes().replace("Nand".encode(), "Nänd".encode("windows-1252")))
    answer = shapes.import_data(program, folder, tmp_path / "d.sqlite", expect=BAD_DATA)
    assert any(problem["kind"] == "encoding" and problem["line"] == 4 for problem in answer["problems"])


# In megabytes: what a program may hold that reads any file, however long its lines or many its rows.
MEMORY = 300


def test_a_line_of_one_gigabyte_is_said_at_its_line_in_little_memory(program, tmp_path):
    folder = folders.example(tmp_path / "long")
    with open(folder / "staff.csv", "r+b") as file:
        file.seek(0, os.SEEK_END)
        file.write(b"P31A090,")
        # A hole in the file: a gigabyte that takes no room on the disk.
        file.seek(1 << 30, os.SEEK_CUR)
        file.write(b",Surname,2020-01-01,,,,\nP31A091,\n")
    result, memory = program.run_measured("data", "import", folder, "--json", "--database", tmp_path / "d.sqlite")
    shutil.rmtree(folder)
    assert result.code == BAD_DATA
    # The line after it is read again.
    found = [(problem["file"], problem["line"], problem["kind"]) for problem in result.json()["problems"]]
    assert found == [("staff.csv", 8, "line-too-long"), ("staff.csv", 9, "wrong-field-count")]
    assert memory < MEMORY


def test_of_a_million_rows_the_last_is_wrong_and_nothing_is_loaded(program, tmp_path):
    folder, database = tmp_path / "many", tmp_path / "d.sqlite"
    folder.mkdir()
    folders.manifest(folder, "full", "2026-11-23T02:00:00Z")
    with open(folder / "cases.csv", "w", encoding="utf-8") as file:
        file.write("crn,forename,surname,gender,setting,responsible,starts_on\n")
        file.writelines(f"A{number:06},Ada,Nand,female,community,community,2026-01-05\n" for number in range(999_999))
        file.write("A1,Ada,Nand,female,community,community,2026-01-05\n")
    result, memory = program.run_measured("data", "import", folder, "--json", "--database", database)
    shutil.rmtree(folder)
    assert result.code == BAD_DATA
    answer = result.json()
    (problem,) = answer["problems"]
    assert (problem["file"], problem["line"], problem["column"], problem["kind"]) == ("cases.csv", 1_000_001, "crn", "not-a-crn")
    assert answer["rows"]["cases"] == 1_000_000 and answer["outcome"] == "refused" and answer["problemCount"] == 1
    assert memory < MEMORY
    assert program.run("case", "list", "--json", "--database", database, expect=BAD_DATA).out == ""
    assert database.stat().st_size < 2_000_000


def test_data_older_than_what_stands_are_refused(program, own, tmp_path):
    older = folders.delta(tmp_path / "older", "2026-11-21T02:00:00Z", risk=[])
    before = shapes.digests(program, own)
    result = program.run("data", "import", older, "--database", own, expect=BAD_DATA)
    assert "2026-11-21" in result.err and "Nothing was changed" in result.err
    assert shapes.digests(program, own) == before


# The same again, and two at once


def risk_delta(path, as_of="2026-11-23T02:00:00Z"):
    row = dict(crn="X310001", kind="rosh", recorded_at="2026-11-22T10:00:00Z", band="very-high", source="OASys")
    return folders.delta(path, as_of, risk=[row])


def test_the_same_delta_twice_changes_nothing_the_second_time(program, own, tmp_path):
    delta = risk_delta(tmp_path / "delta")
    first = shapes.import_data(program, delta, own)
    assert first["outcome"] == "accepted" and first["added"] == 1 and first["tierChanges"] == 1
    after = shapes.digests(program, own)
    assert shapes.import_data(program, delta, own)["outcome"] == "unchanged"
    assert shapes.digests(program, own) == after


def test_two_first_imports_at_once_leave_one(program, databases, loaded):
    database = databases.create()
    processes = [program.start("data", "import", folders.EXAMPLE, "--database", database) for _ in range(2)]
    said = ["".join(process.communicate(timeout=120)) for process in processes]
    assert [process.returncode for process in processes] == [DONE, DONE], said
    assert sum(shapes.says_nothing_changed(text) for text in said) == 1, said
    assert without_clock(program, database) == without_clock(program, loaded)


def test_two_different_deltas_at_once_both_count_or_the_older_is_refused(program, own, tmp_path):
    deltas = [risk_delta(tmp_path / str(hour), f"2026-11-23T0{hour}:00:00Z") for hour in (2, 3)]
    processes = [program.start("data", "import", delta, "--database", own) for delta in deltas]
    said = ["".join(process.communicate(timeout=120)) for process in processes]
    codes = [process.returncode for process in processes]
    assert codes[1] == DONE and codes[0] in (DONE, BAD_DATA), said
    assert shapes.case(program, own, "X310001")["tier"]["counts"] == "A2"


# Out, and in again


def test_a_whole_export_is_restored_with_every_table_identical(program, databases, own, tmp_path):
    shapes.import_data(program, risk_delta(tmp_path / "delta"), own)
    shapes.record(program, own, "cases", "crn=X310002", "surname=Callowby")
    program.run("tier", "override", "X310005", "C1", "--reason", "known better", "--by", "A Person", "--database", own, expect=DONE)
    program.run("night", "run", "--database", own, expect=DONE)
    program.run("data", "export", tmp_path / "out", "--all", "--database", own, expect=DONE)
    other = databases.create()
    assert shapes.import_data(program, tmp_path / "out", other)["outcome"] == "accepted"
    assert shapes.digests(program, other) == shapes.digests(program, own)


def test_a_plain_export_is_imported_with_the_tables_of_the_sheets_identical(program, databases, own, tmp_path):
    program.run("data", "export", tmp_path / "out", "--database", own, expect=DONE)
    assert not (tmp_path / "out" / "tables").exists()
    other = databases.create()
    shapes.import_data(program, tmp_path / "out", other)
    assert shapes.digests(program, other, every=False) == shapes.digests(program, own, every=False)


def test_a_whole_export_is_not_restored_over_data(program, own, tmp_path):
    program.run("data", "export", tmp_path / "out", "--all", "--database", own, expect=DONE)
    shapes.import_data(program, risk_delta(tmp_path / "delta"), own)
    before = shapes.digests(program, own)
    result = program.run("data", "import", tmp_path / "out", "--database", own, expect=BAD_DATA)
    assert "empty database" in result.err
    assert shapes.digests(program, own) == before


def test_an_export_is_not_written_over_files(program, own, tmp_path):
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "mine.txt").write_text("mine")
    program.run("data", "export", tmp_path / "full", "--database", own, expect=BAD_DATA)
    assert (tmp_path / "full" / "mine.txt").read_text() == "mine" and len(list((tmp_path / "full").iterdir())) == 1


def test_a_sample_service_comes_back_from_an_export_and_goes_on(program, databases, services, tmp_path):
    database, other = databases.create(), databases.create()
    shapes.import_data(program, services(), database)
    program.run("data", "export", tmp_path / "out", "--all", "--database", database, expect=DONE)
    shapes.import_data(program, tmp_path / "out", other)
    assert shapes.digests(program, other) == shapes.digests(program, database)
    for place in (database, other):
        shapes.import_data(program, services(delta=True), place)
    assert without_clock(program, other) == without_clock(program, database)


def test_both_databases_export_the_same_folder(program, databases, services, tmp_path):
    """Every file byte for byte, but for the columns that say when the machine worked."""
    if databases.kind == "file":
        pytest.skip("compares the server with a file")
    for name, place in (("server", databases.create()), ("file", tmp_path / "d.sqlite")):
        shapes.import_data(program, services(), place)
        shapes.import_data(program, services(delta=True), place)
        program.run("night", "run", "--date", "2026-05-04", "--database", place, expect=DONE)
        program.run("data", "export", tmp_path / name, "--all", "--database", place, expect=DONE)
    files = sorted(path.relative_to(tmp_path / "file") for path in (tmp_path / "file").rglob("*.csv"))
    assert files == sorted(path.relative_to(tmp_path / "server") for path in (tmp_path / "server").rglob("*.csv"))
    assert len(files) > 30
    for path in files:
        # The audit trail says when each was done.
        if path.stem.startswith("audit_"):
            continue
        ours, theirs = tmp_path / "file" / path, tmp_path / "server" / path
        if path.parts[0] == "tables" and path.stem in shapes.CLOCK:
            clock = shapes.CLOCK[path.stem]
            assert table_rows(ours, clock) == table_rows(theirs, clock), path
        else:
            assert ours.read_bytes() == theirs.read_bytes(), path


# Rows recorded by hand


def test_a_change_of_risk_shows_its_effect_and_waits_until_the_feed_confirms_it(program, own, tmp_path):
    row = ("crn=X310001", "kind=rosh", "recorded_at=2026-11-22T10:00:00Z", "band=very-high", "source=OASys")
    before = shapes.digests(program, own)
    seen = shapes.record(program, own, "risk", *row, preview=True)
    assert shapes.digests(program, own) == before
    done = shapes.record(program, own, "risk", *row)
    assert done["effects"] == seen["effects"] and done["waitsForCaseSystem"]
    (tier,) = done["effects"]["tiers"]
    assert (tier["crn"], tier["before"], tier["after"]) == ("X310001", "C2", "A2")
    (post,) = done["effects"]["posts"]
    assert post["staffCode"] == "P31A002" and post["after"]["work"] > post["before"]["work"]
    assert post["before"]["casesHeld"] == post["after"]["casesHeld"]
    case = shapes.case(program, own, "X310001")
    assert [change["state"] for change in case["changes"]] == ["waiting"]
    assert [change["tier"] for change in case["tierHistory"]] == ["A2", "C2"] and case["tierHistory"][0]["working"]
    assert shapes.record(program, own, "risk", *row)["outcome"] == "unchanged"


def test_a_person_is_told_that_a_change_waits(program, own):
    result = program.run(
        "data", "record", "cases", "crn=X310001", "surname=Eversley", "--by", "A Person", "--database", own, expect=DONE)
    assert "waits for the case system" in result.out and result.err == ""


def test_a_row_that_cannot_be_is_refused_with_each_field(program, own):
    before = shapes.digests(program, own)
    answer = shapes.record(
        program, own, "risk", "crn=X310001", "kind=rosh", "recorded_at=2026-02-31T10:00:00Z", "band=highest", "colour=red",
        expect=BAD_DATA)
    assert {problem.get("column") for problem in answer["problems"]} >= {"recorded_at", "band"}
    assert any("colour" in problem.get("value", "") for problem in answer["problems"])
    assert shapes.digests(program, own) == before


@pytest.mark.parametrize(
    "arguments, code",
    [(["nothing", "a=b", "--by", "A Person"], BAD_DATA), (["cases", "crn=X310001", "surname=X", "--by", " "], BAD_DATA),
     (["cases", "crn", "--by", "A Person"], USAGE), (["cases", "crn=X310001", "crn=X310001", "--by", "A Person"], USAGE),
     (["cases", "crn=X310001"], USAGE)],
    ids=["unknown sheet", "blank name", "no value", "twice", "nobody's"])
def test_a_record_that_is_not_understood_changes_nothing(program, own, arguments, code):
    before = shapes.digests(program, own)
    result = program.run("data", "record", *arguments, "--database", own, expect=code)
    assert result.out == "" and result.err
    assert shapes.digests(program, own) == before


def test_a_service_can_be_begun_by_hand(program, databases):
    database = databases.create()
    shapes.record(program, database, "units", "code=R1", "starts_on=2020-01-01", "name=West", "level=region")
    shapes.record(program, database, "units", "code=P1", "starts_on=2020-01-01", "name=Harbour", "level=pdu", "parent=R1")
    shapes.record(program, database, "units", "code=T1", "starts_on=2020-01-01", "name=Quay", "level=team", "parent=P1")
    shapes.record(program, database, "staff", "staff_code=S1", "forename=Ada", "surname=Nand", "joined_on=2020-01-01")
    shapes.record(
        program, database, "posts", "staff_code=S1", "team=T1", "starts_on=2020-01-01", "grade=PO", "weekly_hours=37.00")
    shapes.record(
        program, database, "cases", "crn=X000001", "forename=Sam", "surname=Okoro", "gender=male", "team=T1",
        "setting=community", "responsible=community", "starts_on=2026-01-05")
    (row,) = shapes.cases(program, database, "T1")
    assert row["crn"] == "X000001" and "holder" not in row
