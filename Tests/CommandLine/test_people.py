"""Requests for own data and periods of keeping, from the terminal."""

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


def test_what_is_not_erased_is_said(service):
    said = service("retention", "apply")
    assert "Cases that have ended" in said.out
    applied = service("retention", "apply", "--json").json()
    for kind in applied["kinds"]:
        assert ("keptBecause" in kind) == (kind["kind"] in ("ended-cases", "former-staff"))
