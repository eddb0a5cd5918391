"""Who may take a case, from the terminal."""

import folders
import pytest
from program import BAD_DATA, DONE, REFUSED, USAGE


@pytest.fixture
def allocation(program, tmp_path):
    """Runs `headroom allocation …` on a database with the example data."""
    database = tmp_path / "allocation.sqlite"
    program.run("data", "import", folders.EXAMPLE, "--database", database, expect=DONE)
    return lambda *arguments, expect=DONE: program.run("allocation", *arguments, "--database", database, expect=expect)


def test_a_recommendation_sums_its_points_and_says_why_each_cannot(allocation):
    answer = allocation("recommend", "X310010", "--json").json()
    people = answer["able"] + answer["unable"]
    assert people and answer["row"]["crn"] == "X310010"
    for person in people:
        assert person["score"] == sum(finding["points"] for finding in person["findings"])
        assert person["after"]["cases"] == person["before"]["cases"] + 1
        stops = [finding for finding in person["findings"] if finding["outcome"] == "cannot"]
        assert person["isAble"] == (not stops) == ("override" not in person)
        assert all(finding["isRule"] for finding in stops)
    scores = [person["score"] for person in answer["able"]]
    assert scores == sorted(scores, reverse=True)
    said = allocation("recommend", "X310010").out
    for person in answer["unable"]:
        for finding in person["findings"]:
            assert finding["outcome"] != "cannot" or finding["words"] in said
    assert "A person decides." in said


def test_the_queue_of_the_two_commands_is_one(program, allocation, tmp_path):
    answer = allocation("queue", "--json").json()
    other = program.run("case", "unallocated", "--json", "--database", tmp_path / "allocation.sqlite", expect=DONE).json()
    assert answer == other and answer["units"]
    database = tmp_path / "allocation.sqlite"
    said = [program.run(*name, "--database", database, expect=DONE).out for name in (["case", "unallocated"], ["allocation", "queue"])]
    assert said[0] == said[1] and "X310010" in said[0]
    # The same options, the same refusals.
    for name in (["case", "unallocated"], ["allocation", "queue"]):
        program.run(*name, "NOSUCH", "--database", database, expect=BAD_DATA)
        program.run(*name, "--page", "0", "--database", database, expect=USAGE)
    assert sum(unit["count"] for unit in answer["units"]) == answer["total"]


@pytest.mark.parametrize("crn", ["X000000", "nothing"])
def test_a_case_that_is_not_there_is_refused(allocation, crn):
    result = allocation("recommend", crn, expect=BAD_DATA)
    assert result.out == "" and "no case" in result.err


@pytest.fixture
def waiting(allocation):
    """A case that nobody holds with somebody who may take it, and somebody whom a rule keeps from it."""
    for entry in allocation("queue", "--json").json()["entries"]:
        found = allocation("recommend", entry["row"]["crn"], "--json").json()
        if found["able"]:
            return entry["row"]["crn"], found["able"][0], found["unable"]
    raise AssertionError("nobody may take anything in the example")


def post(person):
    return f"{person['staffCode']}/{person['teamCode']}"


def test_a_case_is_given_with_a_reason_and_the_figures_are_those_foreseen(allocation, waiting):
    crn, person, _ = waiting
    said = allocation("commit", crn, "--to", post(person), "--reason", "Has room", "--key", "k", "--json").json()
    assert (said["staffCode"], said["caseSystem"], said["isRepeated"]) == (person["staffCode"], "waiting", False)
    taker = said["reasons"]["taker"]
    assert taker["after"]["cases"] == person["after"]["cases"]
    again = allocation("commit", crn, "--to", post(person), "--reason", "Has room", "--key", "k", "--json").json()
    assert again == {**said, "isRepeated": True}
    history = allocation("history", crn, "--json").json()["decisions"]
    assert [decision["id"] for decision in history] == [said["id"]] and history[0]["reasons"] == said["reasons"]
    text = allocation("history", crn).out
    assert "Why: Has room" in text and "waiting for the case system" in text
    other = allocation("commit", crn, "--to", post(person), "--reason", "Another", "--key", "k", expect=REFUSED)
    assert other.out == "" and "this key was used" in other.err
    held = allocation("commit", crn, "--to", post(person), "--reason", "Has room", expect=BAD_DATA)
    assert held.out == "" and "holds this case already" in held.err


def test_a_preview_is_what_commit_does_and_its_seal_keeps_out_what_is_another_since(allocation, waiting):
    crn, person, unable = waiting
    shown = allocation("preview", crn, "--to", post(person), "--json").json()
    assert (shown["approval"], shown["obstacles"]) == ("none", [])
    assert shown["before"]["cases"] == person["before"]["cases"] and shown["after"] == {
        name: person["after"][name] for name in ("cases", "percent")}
    assert f"Seen: {shown['seen']}" in allocation("preview", crn, "--to", post(person)).out
    for kept in unable:
        against = allocation("preview", crn, "--to", post(kept), "--json").json()
        assert against["obstacles"] and against["approval"] in ("never", "senior", "headOfPDU")
    # The seal of one post is none of another, and what is no seal at all is refused too.
    for seal in ("no such seal", allocation("preview", crn, "--to", post(unable[0]), "--json").json()["seen"]):
        changed = allocation("commit", crn, "--to", post(person), "--reason", "Has room", "--seen", seal, expect=REFUSED)
        assert changed.out == "" and "Nothing was changed, as something is another since." in changed.err
    assert allocation("history", crn, "--json").json() == {"decisions": []}
    made = allocation("commit", crn, "--to", post(person), "--reason", "Has room", "--seen", shown["seen"], "--json").json()
    assert made["reasons"]["taker"]["after"]["cases"] == shown["after"]["cases"]
    held = allocation("preview", crn, "--to", post(person), expect=BAD_DATA)
    assert held.out == "" and "holds this case already" in held.err


def test_a_rule_refuses_and_bad_input_is_told_by_its_option(allocation, waiting):
    crn, person, unable = waiting
    for kept in unable:
        result = allocation("commit", crn, "--to", post(kept), "--reason", "Now", expect=REFUSED)
        assert result.out == "" and "Nothing was changed." in result.err
        words = [finding["words"] for finding in kept["findings"] if finding["outcome"] == "cannot"]
        assert all(word in result.err for word in words)
    empty = allocation("commit", crn, "--to", post(person), "--reason", " ", expect=BAD_DATA)
    assert "--reason: Say why" in empty.err
    gone = allocation("commit", crn, "--to", "NOSUCH", "--reason", "Now", expect=BAD_DATA)
    assert "This post has ended" in gone.err
    assert allocation("history", crn, "--json").json() == {"decisions": []}


def test_an_override_takes_an_account_that_may_approve(allocation, waiting):
    crn, _, unable = waiting
    for kept in unable:
        if kept["override"] == "headOfPDU":
            result = allocation(
                "commit", crn, "--to", post(kept), "--reason", "Now", "--override-reason", "No other", "--approver",
                "nobody@example.org", "--training-action", "A course in May", expect=BAD_DATA)
            assert "--approver: This account cannot approve it." in result.err
            return
    pytest.skip("nobody whom the head may allow")


def test_the_review_of_a_unit_sums_and_its_mismatches_are_those_of_the_other_command(allocation):
    review = allocation("review", "--json").json()
    assert review["cases"] == review["mix"]["cases"] > 0
    for kind in ("risk", "location", "tier", "type"):
        assert sum(review["mix"][kind].values()) == review["cases"]
    assert sum(reason["changes"] for reason in review["reasons"]) == review["changes"]
    given = sum(line["of"] - line["suitable"] for line in review["suitable"])
    assert given == len(review["untrained"])
    alone = allocation("mismatches", "--json").json()
    assert alone["mismatches"] == review["mismatches"] and alone["cases"] == review["cases"]
    said = allocation("mismatches").out
    assert all(line["crn"] in said for line in alone["mismatches"])
    assert f"{review['cases']} current case" in allocation("review").out
    for name in ("mismatches", "review"):
        assert allocation(name, "NOSUCH", expect=BAD_DATA).out == ""
