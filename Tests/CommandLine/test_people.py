"""Requests for own data and periods of keeping, from the terminal."""

import sqlite3

import folders
import pytest
from program import BAD_DATA, USAGE


@pytest.fixture
def service(program, tmp_path):
    """Runs `headroom …` on a database with the example data."""
    database = tmp_path / "people.sqlite"
    program.run("data", "import", folders.EXAMPLE, "--database", database, expect=0)

    def run(*arguments, expect=0):
        return program.run(*arguments, "--database", database, expect=expect)

    return run


@pytest.mark.parametrize(("option", "code"), [("--crn", "X310001"), ("--staff", "P31A001")])
def test_what_is_held_is_a_draft_until_somebody_read_it(service, tmp_path, option, code):
    draft = tmp_path / "draft.html"
    made = service("subject", "export", option, code, draft, "--json").json()
    assert made["draft"] == 1 and made["items"] > 0 and not made["isReviewed"]
    text = draft.read_text()
    assert code in text and "Not to be given out" in text
    assert oct(draft.stat().st_mode & 0o777) == "0o600"
    service("subject", "review", "1", "--leave-out", "1")
    document = tmp_path / "document.html"
    service("subject", "export", "--draft", "1", document)
    assert "Not to be given out" not in document.read_text() and "Left out, because" in document.read_text()
    (listed,) = service("subject", "list", "--json").json()
    assert listed["about"] == code and listed["reviewedBy"]
    events = service("audit", "list", "--action", "subject-access", "--json").json()["events"]
    assert code in {event.get("subject") for event in events}


@pytest.mark.parametrize(
    ("arguments", "expect"),
    [
        (["--crn", "X999999"], BAD_DATA), (["--staff", "NOBODY"], BAD_DATA), (["--draft", "7"], BAD_DATA), ([], USAGE),
        (["--crn", "X310001", "--staff", "P31A001"], USAGE),
    ])
def test_a_request_about_nobody_writes_no_file(service, tmp_path, arguments, expect):
    file = tmp_path / "none.html"
    for _ in range(2):
        service("subject", "export", *arguments, file, expect=expect)
        assert not file.exists()


def test_a_file_that_is_there_is_not_written_over(service, tmp_path):
    file = tmp_path / "there.html"
    file.write_text("mine")
    service("subject", "export", "--crn", "X310001", file, expect=BAD_DATA)
    assert file.read_text() == "mine"
    assert service("subject", "list", "--json").json() == []


def test_a_dry_run_lists_every_kind_and_erases_nothing(service):
    report = service("retention", "apply", "--dry-run", "--json").json()
    assert report["isDryRun"] and report["review"]
    assert {kind["kind"] for kind in report["kinds"]} == {
        "ended-cases", "former-staff", "import-problems", "settled-changes", "own-data-drafts", "unused-devices"}
    assert all(kind["source"] and kind["erased"] == 0 for kind in report["kinds"])


@pytest.fixture
def long_ago(service, tmp_path):
    """The same service, with a case that ended and a colleague who left longer ago than records are kept."""
    with sqlite3.connect(tmp_path / "people.sqlite") as rows:
        rows.execute("UPDATE case_record SET ends_on = '2012-08-10' WHERE crn = 'X310007'")
        rows.execute("UPDATE staff SET left_on = '2012-08-31' WHERE staff_code = 'P31A006'")
    return service


def test_cases_and_staff_are_erased_as_a_dry_run_listed_them(long_ago, tmp_path):
    assert b"Penhallow" in (tmp_path / "people.sqlite").read_bytes()
    listed = long_ago("retention", "apply", "--dry-run", "--json").json()
    assert [kind["codes"] for kind in listed["kinds"] if kind["codes"]] == [["X310007"], ["P31A006"]]
    said = long_ago("retention", "apply")
    assert "none erased, as no list was named" in said.out and f"--listed {listed['listed']}" in said.out
    refused = long_ago("retention", "apply", "--listed", "123456789abc", expect=BAD_DATA)
    assert "Nothing was erased" in refused.err and refused.out == ""
    long_ago("retention", "apply", "--listed", listed["listed"], "--dry-run", expect=USAGE)
    applied = long_ago("retention", "apply", "--listed", listed["listed"], "--json").json()
    assert {kind["kind"]: kind["erased"] for kind in applied["kinds"] if kind["erased"]} == {
        "ended-cases": 1, "former-staff": 1}
    assert "listed" not in long_ago("retention", "apply", "--dry-run", "--json").json()
    # Not in what the file has free either.
    assert b"Penhallow" not in b"".join(file.read_bytes() for file in tmp_path.glob("people.sqlite*"))
    assert "no case" in long_ago("case", "show", "X310007", expect=BAD_DATA).err.lower()


def test_who_asks_after_an_erasure_is_told_of_it(long_ago, tmp_path):
    listed = long_ago("retention", "apply", "--dry-run", "--json").json()["listed"]
    long_ago("retention", "apply", "--listed", listed)
    for option, code in [("--crn", "X310007"), ("--staff", "P31A006")]:
        draft = tmp_path / f"{code}.html"
        long_ago("subject", "export", option, code, draft)
        text = draft.read_text()
        assert "<h2>Erased</h2>" in text and "before 20" in text
        assert "Penhallow" not in text and "Ashdown" not in text
