"""Cases, tiers, staffing and the night, asked of the built program."""

import json
import re
import shutil

import folders
import pytest
import shapes
from program import BAD_DATA, DONE, ROOT, USAGE

VECTORS = sorted((ROOT / "Tests" / "ConformanceTests" / "Vectors").glob("tier*.jsonl"))


@pytest.fixture(scope="module")
def example(program, tmp_path_factory):
    """A database with the documented example. Not to be changed."""
    database = tmp_path_factory.mktemp("example") / "example.sqlite"
    shapes.import_data(program, folders.EXAMPLE, database)
    return database


@pytest.fixture(scope="module")
def sample(program, services, tmp_path_factory):
    """A database with a synthetic team. Not to be changed."""
    database = tmp_path_factory.mktemp("sample") / "sample.sqlite"
    program.run("data", "import", services(), "--sample-data", "--database", database, expect=DONE)
    return database


@pytest.fixture
def own(example, copy_database, tmp_path):
    return copy_database(example, tmp_path / "own.sqlite")


def ask(program, database, *arguments):
    return program.run(*arguments, "--json", "--database", database, expect=DONE).json()


# Lists


def test_a_list_has_every_current_case_that_is_not_restricted(program, example):
    answer = ask(program, example, "case", "list")
    assert [row["crn"] for row in answer["cases"]] == [
        "X310002", "X310003", "X310001", "X310005", "X310010", "X310006", "X310009"]
    assert (answer["total"], answer["restricted"]) == (9, 2)
    assert answer["standing"]["asOf"] == "2026-11-22"


def test_a_restricted_case_is_nowhere_and_not_shown(program, example):
    for command in (["case", "list"], ["case", "unallocated"], ["case", "quality", "--kind", "custody-without-release"]):
        for options in ([], ["--json"]):
            said = program.run(*command, *options, "--database", example, expect=DONE).said
            assert "X310004" not in said and "Zieli" not in said
    for command in (["case", "show"], ["tier", "explain"]):
        result = program.run(*command, "X310004", "--database", example, expect=BAD_DATA)
        assert "restricted" in result.err and result.out == "" and "Zieli" not in result.said


@pytest.mark.parametrize("unit", ["T312", "team/T312", "Moor Lane", "moor lane"])
def test_a_unit_is_named_by_code_level_and_code_or_name(program, example, unit):
    answer = ask(program, example, "case", "list", unit)
    assert answer["unit"]["code"] == "T312"
    assert [row["crn"] for row in answer["cases"]] == ["X310002", "X310005"]


@pytest.mark.parametrize(
    "options, found",
    [(["--practitioner", "P31A002"], {"X310001", "X310006"}), (["--unallocated"], {"X310010"}),
     (["--tier", "C2"], {"X310001", "X310002"}), (["--tier", "c2"], {"X310001", "X310002"}),
     (["--type", "licence"], {"X310006"}), (["--text", "ruth cal"], {"X310002"}), (["--text", "0003"], {"X310003"}),
     (["--location", "custody"], {"X310006"}), (["--rosh", "none"], {"X310009", "X310010"})],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "")
def test_a_list_is_narrowed(program, example, options, found):
    assert {row["crn"] for row in shapes.cases(program, example, *options)} == found


def test_a_list_is_sorted_and_paged(program, sample):
    rows = shapes.cases(program, sample, "--sort", "crn")
    crns = [row["crn"] for row in rows]
    assert len(crns) > 50 and crns == sorted(crns)
    assert [row["crn"] for row in shapes.cases(program, sample, "--sort", "crn", "--descending")][:5] == crns[::-1][:5]
    first = ask(program, sample, "case", "list", "--page", "1")
    assert first["pages"] > 1 and len(first["cases"]) <= 50


@pytest.mark.parametrize(
    "arguments, code",
    [(["case", "list", "--sort", "colour"], USAGE), (["case", "list", "--page", "0"], USAGE),
     (["case", "list", "T311", "--practitioner", "P31A002"], USAGE), (["case", "list", "--tier", "Z9"], BAD_DATA),
     (["case", "list", "--type", "nothing"], BAD_DATA), (["case", "list", "T999"], BAD_DATA),
     (["case", "list", "--practitioner", "nobody"], BAD_DATA), (["case", "show", "X999999"], BAD_DATA),
     (["case", "quality", "--kind", "odd"], USAGE), (["case", "quality", "--page", "2"], USAGE),
     (["staffing", "T999"], BAD_DATA), (["tier", "explain"], USAGE), (["tier", "explain", "X999999"], BAD_DATA),
     (["tier", "explain", "X310001", "--as-reference"], USAGE), (["tier", "simulate", "--rule-set", "none"], BAD_DATA),
     (["tier", "simulate", "--rule-set", "utm-3", "--by-level", "shire"], BAD_DATA),
     (["tier", "simulate", "--rule-set", "utm-3", "--draft-rules", "/nowhere"], BAD_DATA),
     (["night", "run", "--date", "2026-02-31"], USAGE), (["night", "run", "--at-once", "0"], USAGE)],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "")
def test_what_is_not_understood_or_not_there_is_said(program, own, arguments, code):
    before = shapes.digests(program, own)
    result = program.run(*arguments, "--database", own, expect=code)
    assert result.out == "" and re.search(r"[A-Za-z].{15,}", result.err)
    assert shapes.digests(program, own) == before


@pytest.mark.parametrize(
    "command", [["case", "list"], ["case", "show", "X310001"], ["case", "quality"], ["case", "unallocated"],
                ["case", "disagreements"], ["staffing"], ["tier", "explain", "X310001"],
                ["tier", "simulate", "--rule-set", "utm-3"], ["night", "run"]], ids=" ".join)
def test_a_database_without_cases_says_what_to_do(program, team_database, tmp_path, command):
    result = program.run(*command, "--database", tmp_path / "none.sqlite", expect=BAD_DATA)
    assert "none.sqlite" in result.err and not (tmp_path / "none.sqlite").exists()
    result = program.run(*command, "--database", team_database, expect=BAD_DATA)
    assert result.out == "" and ("No case has been loaded yet" in result.err or "no current case" in result.err)


@pytest.mark.parametrize(
    "command", [["case", "list"], ["case", "show", "X310003"], ["case", "quality"], ["case", "unallocated"],
                ["case", "disagreements"], ["staffing"], ["tier", "explain", "X310003"],
                ["tier", "simulate", "--rule-set", "utm-3"]], ids=" ".join)
def test_a_reading_command_writes_its_result_only_and_changes_nothing(program, own, command):
    before = shapes.digests(program, own)
    result = program.run(*command, "--database", own, expect=DONE)
    assert result.out.strip() and result.err == "" and "Optional(" not in result.out
    assert shapes.digests(program, own) == before


# One case


def test_a_case_has_its_orders_risk_requirements_and_holders(program, example):
    case = shapes.case(program, example, "X310003")
    assert [order["number"] for order in case["orders"]] == ["2", "1"]
    assert {risk["kind"]: risk.get("band") for risk in case["risk"]}["rosh"] == "high"
    assert [(entry["ordered"], entry["remaining"]) for entry in case["requirements"]] == [(20, 16), (6, 3)]
    assert [(entry["holder"]["staffCode"], entry.get("until")) for entry in case["holders"]] == [
        ("P31A004", None), ("P31A003", "2026-08-20T16:45:00Z")]
    assert case["tier"]["counts"] == "B3" and case["tier"]["working"]
    said = program.run("case", "show", "X310003", "--database", example, expect=DONE).out
    for word in ("d'Arby", "Quay Street", "Tier B3", "Risk of serious harm", "Wrenfield", "16"):
        assert word in said


# Lists of what somebody should look at


def test_the_queue_says_since_when_and_until_when_a_case_waits(program, example):
    queue = ask(program, example, "case", "unallocated")
    (entry,) = queue["entries"]
    assert (entry["row"]["crn"], entry["row"]["days"], entry["isLate"]) == ("X310010", 3, False)
    assert (queue["total"], queue["longestWaitDays"]) == (1, 3)


def test_the_quality_list_counts_what_it_lists(program, sample):
    overview = ask(program, sample, "case", "quality")
    assert overview["total"] == sum(kind["count"] for kind in overview["kinds"]) == sum(u["count"] for u in overview["units"])
    for kind in overview["kinds"]:
        listed = ask(program, sample, "case", "quality", "--kind", kind["kind"])
        assert listed["total"] == kind["count"] and listed["effect"]
        assert len(listed["findings"]) <= listed["total"]


def test_staffing_adds_up(program, sample):
    page = ask(program, sample, "staffing")
    for column in ("posts", "newlyQualified", "underAYear", "recordsMissing"):
        assert page["total"][column] == sum(grade["line"][column] for grade in page["grades"])
    funded, in_post, vacancy = (float(page["total"][column]) for column in ("funded", "inPost", "vacancy"))
    assert funded > 0 and in_post > 0 and abs(funded - in_post - vacancy) < 0.011


def test_staffing_shows_vacancy_and_new_staff(program, example):
    page = ask(program, example, "staffing", "P31")
    lines = {grade["grade"]: grade["line"] for grade in page["grades"]}
    assert (lines["Probation officer"]["funded"], lines["Probation officer"]["inPost"]) == ("5.00", "2.80")
    assert lines["Probation officer"]["vacancy"] == "2.20" and lines["Probation officer"]["newlyQualified"] == 1


# Tiers


def test_a_tier_is_explained_as_the_case_page_has_it(program, example):
    explained = ask(program, example, "tier", "explain", "X310003")
    (counting,) = [model for model in explained["models"] if model["counts"]]
    assert counting["tier"] == explained["tier"] == "B3"
    assert counting["lines"] == shapes.case(program, example, "X310003")["tier"]["working"]


@pytest.mark.parametrize("model", ["protect_change", "single_axis"])
def test_the_tier_of_a_vector_is_the_one_that_it_expects(program, tmp_path, model):
    lines = [json.loads(line) for file in VECTORS for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
    lines = [line for line in lines if line.get("model") == model and "tier" in line["expected"]]
    assert len(lines) > 20
    for line in lines[:: len(lines) // 15]:
        path = tmp_path / "question.json"
        path.write_text(json.dumps({"model": model, "input": line["input"]}), encoding="utf-8")
        answer = program.run("tier", "explain", "--input", path, "--as-reference", "--json", expect=DONE).json()
        assert answer["tier"] == line["expected"]["tier"], line["id"]
        assert answer["models"][0]["lines"]


def test_an_accident_of_the_reference_is_followed_only_when_asked(program, tmp_path):
    path = tmp_path / "question.json"
    question = {"calculation_date": "2026-09-01", "gender": "Male", "rsr_score": "6.995", "ogrs_score": 0,
                "sentences": [], "registrations": []}
    path.write_text(json.dumps({"model": "protect_change", "input": question}), encoding="utf-8")
    points = {}
    for options in ([], ["--as-reference"]):
        answer = program.run("tier", "explain", "--input", path, *options, "--json", expect=DONE).json()
        points[bool(options)] = answer["models"][0]["lines"][0]["result"]
    assert points == {False: "10 points", True: "0 points"}


@pytest.mark.parametrize(
    "content", [b"", b"{}", b"[1]", b'{"model": "other", "input": {}}', b'{"model": "single_axis", "input": 1}',
                b'{"model": "single_axis", "input": {"calculation_date": "2026-02-31"}}',
                b'{"model": "protect_change", "input": {"calculation_date": "1999-01-01", "gender": "Male"}}', b"\xff\xfe{}"])
def test_a_question_that_cannot_be_answered_is_said_in_a_sentence(program, tmp_path, content):
    path = tmp_path / "question.json"
    path.write_bytes(content)
    result = program.run("tier", "explain", "--input", path, expect=BAD_DATA)
    assert "question.json" in result.err and result.out == "" and "Fatal" not in result.err
    program.run("tier", "explain", "--input", tmp_path / "nowhere.json", expect=BAD_DATA)


def test_a_decision_counts_until_it_is_lifted(program, own):
    decide = ["tier", "override", "X310001", "--by", "A Person", "--reason", "known better", "--json", "--database", own]
    before = shapes.digests(program, own)
    seen = program.run(*decide, "A1", "--preview", expect=DONE).json()
    assert shapes.digests(program, own) == before
    done = program.run(*decide, "A1", expect=DONE).json()
    assert done["effects"] == seen["effects"] and done["effects"]["tiers"][0]["after"] == "A1"
    tier = shapes.case(program, own, "X310001")["tier"]
    assert (tier["counts"], tier["assessed"], tier["isOverridden"]) == ("A1", "C2", True)
    program.run(*decide, "--lift", expect=DONE)
    case = shapes.case(program, own, "X310001")
    assert case["tier"]["counts"] == "C2"
    assert [(entry.get("tier"), entry["decidedBy"]) for entry in case["overrides"]] == [(None, "A Person"), ("A1", "A Person")]


def test_decisions_that_follow_within_a_second_are_all_kept_in_order(program, own):
    tiers = ["A1", "B2", "C3", "D0", "A3"]
    for tier in tiers:
        program.run("tier", "override", "X310001", tier, "--by", "A Person", "--reason", "again", "--database", own, expect=DONE)
    case = shapes.case(program, own, "X310001")
    assert [entry["tier"] for entry in case["overrides"]] == tiers[::-1]
    assert [entry["tier"] for entry in case["tierHistory"]] == [*tiers[::-1], "C2"]
    assert case["tier"]["counts"] == "A3"


@pytest.mark.parametrize(
    "arguments, code",
    [(["X310001", "Z9", "--by", "A", "--reason", "b"], BAD_DATA), (["X999999", "A1", "--by", "A", "--reason", "b"], BAD_DATA),
     (["X310001", "A1", "--by", " ", "--reason", "b"], BAD_DATA), (["X310001", "A1", "--by", "A", "--reason", ""], BAD_DATA),
     (["X310001", "--by", "A", "--reason", "b"], USAGE), (["X310001", "A1", "--lift", "--by", "A", "--reason", "b"], USAGE),
     (["X310001", "A1", "--by", "A"], USAGE)])
def test_a_decision_without_what_it_needs_is_refused(program, own, arguments, code):
    before = shapes.digests(program, own)
    assert program.run("tier", "override", *arguments, "--database", own, expect=code).out == ""
    assert shapes.digests(program, own) == before


def test_a_draft_is_tried_out_without_touching_anything(program, sample, copy_database, tmp_path):
    own = copy_database(sample, tmp_path / "own.sqlite")
    rules = tmp_path / "draft"
    source = ROOT / "Sources" / "Rules" / "Resources" / "england-wales"
    shutil.copytree(source, rules)
    sets = (rules / "tier-rule-sets.yaml").read_text(encoding="utf-8")
    first = sets[sets.index("  - id: two-axis-2024-03"):sets.index("  - id: single-axis")]
    draft = first.replace("two-axis-2024-03", "trial").replace("model: two-axis\n", "draft: true\n    model: two-axis\n").replace(
        "tier-two-axis.yaml", "tier-trial.yaml")
    (rules / "tier-rule-sets.yaml").write_text(sets.replace(first, first + draft), encoding="utf-8")
    tables = (rules / "tier-two-axis.yaml").read_text(encoding="utf-8")
    assert "high: 20, medium: 10," in tables, "the points for risk of serious harm stand elsewhere now"
    (rules / "tier-trial.yaml").write_text(tables.replace("high: 20, medium: 10,", "high: 20, medium: 20,"), encoding="utf-8")
    before = shapes.digests(program, own)
    answer = ask(program, own, "tier", "simulate", "--rule-set", "trial", "--draft-rules", rules, "--by-level", "team")
    assert shapes.digests(program, own) == before
    total = answer["total"]
    assert total["changed"] == sum(move["cases"] for move in answer["moves"]) > 0
    for column in ("cases", "changed", "higher", "lower", "workNow", "workThen"):
        assert total[column] == sum(unit[column] for unit in answer["units"])
    # A tier with contact suspended earns nothing, before and after.
    assert 0 < total["higher"] <= total["changed"] and total["lower"] == 0 and total["workThen"] > total["workNow"]
    assert all(move["from"][0] == "C" and move["to"][0] == "B" for move in answer["moves"])
    same = ask(program, own, "tier", "simulate", "--rule-set", "two-axis-2024-03", "--draft-rules", rules)
    assert same["total"]["changed"] == 0 and same["total"]["workThen"] == same["total"]["workNow"] == total["workNow"]


# The night


def test_a_night_assesses_every_case_and_freezes_every_post(program, sample, copy_database, tmp_path):
    own = copy_database(sample, tmp_path / "own.sqlite")
    nights = len(shapes.extracts(program, own))
    report = ask(program, own, "night", "run", "--date", "2026-05-04")
    assert report["date"] == "2026-05-04" and not report["isResumed"]
    assert report["assessed"] == ask(program, own, "case", "list")["total"]
    assert len(shapes.extracts(program, own)) == nights + 1
    after = shapes.digests(program, own)
    again = ask(program, own, "night", "run", "--date", "2026-05-04")
    assert again["changed"] == 0
    assert report["frozen"] and not again["frozen"] and len(shapes.extracts(program, own)) == nights + 1
    for table in ("case_tier", "tier_change", "case_now", "live_figure", "quality_finding"):
        assert shapes.digests(program, own)[table] == after[table]


def test_the_live_figures_are_those_of_the_frozen_night(program, sample):
    whole = shapes.overview(program, sample)
    assert whole.held == ask(program, sample, "case", "list")["total"] - ask(program, sample, "case", "unallocated")["total"]
