"""Who may take a case, from the terminal."""

import folders
import pytest
from program import BAD_DATA, DONE, USAGE


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
