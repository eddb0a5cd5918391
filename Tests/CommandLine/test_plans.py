"""Plans from the terminal: scenarios, what they come to, and what is refused."""

import pytest
from program import BAD_DATA, DONE, USAGE

FEW = ["--replications", "16", "--threads", "2"]
SCENARIO = 'name: Mine\nabout: A test.\nversion: "1"\nextends: baseline\n'
MEASURES = ["people", "work", "capacity", "utilisation", "officers-published", "officer-caseload"]


@pytest.fixture
def scenario(tmp_path):
    """Writes a scenario that extends the baseline."""

    def write(lines="", name="mine.yaml"):
        path = tmp_path / name
        path.write_text(SCENARIO + lines)
        return path

    return write


def by_name(answer):
    return {line["measure"]: line["points"] for line in answer["measures"]}


def test_a_plan_runs_with_ranges_and_says_what_it_was_reckoned_from(program, scenario):
    path = scenario("months: 12\n")
    answer = program.run("plan", "run", path, "--json", *FEW, expect=DONE).json()
    basis = answer["basis"]
    assert (basis["seed"], basis["replications"], basis["name"]) == (1, 16, "Mine")
    assert [line["file"] for line in basis["inputs"]] == ["mine.yaml", "baseline.yaml"]
    assert all(len(line["sha256"]) == 64 for line in basis["inputs"]) and basis["assumptions"]
    points = by_name(answer)
    for name in MEASURES:
        assert [point["date"] for point in points[name]][:2] == ["2025-06-30", "2025-09-30"]
        for point in points[name]:
            assert point["p05"] <= point["p10"] <= point["p25"] <= point["median"]
            assert point["median"] <= point["p75"] <= point["p90"] <= point["p95"]
    for row in answer["staff"]:
        parts = ["opening", "joined", "qualified", "promoted", "movedOn", "left"]
        assert abs(sum(row[part] for part in parts) - row["closing"]) < 1e-6
    place = answer["full"][0]
    assert abs(place["never"] + place["byDate"][-1]["fullBy"] - 1) < 1e-9


def test_the_same_plan_is_the_same_on_any_number_of_threads(program, scenario):
    path = scenario("months: 6\n")
    outs = [program.run("plan", "run", path, "--json", "--replications", "130", "--threads", count, expect=DONE).out
            for count in ("1", "2", "4")]
    assert outs[0] == outs[1] == outs[2]
    other = program.run("plan", "run", path, "--json", "--replications", "130", "--seed", "2", expect=DONE).out
    assert other != outs[0]


def test_a_plan_as_text_has_no_figure_without_its_range(program):
    text = program.run("plan", "run", "trainees-2020", *FEW, expect=DONE).out
    assert "36.0 (year to June 2022, PQ 3550) as the base of the 20 % is an assumption" in text
    assert "It needs 28.8" in text and "in brackets the middle 80 %" in text
    assert "one reported quarter" in text


def test_every_shipped_scenario_can_be_checked(program):
    names = [line["id"] for line in program.run("plan", "list", "--json", expect=DONE).json()]
    assert {"baseline", "trainees-2020", "police-20000", "cap-50", "hub-20", "attrition-double"} <= set(names)
    for name in names:
        answer = program.run("plan", "check", name, "--json", expect=DONE).json()
        assert all(number["source"] for number in answer["numbers"])
        assert all(lever["source"] for lever in answer["levers"])


def test_a_comparison_is_of_the_same_random_numbers(program, scenario):
    same = scenario("months: 6\n")
    other = scenario(
        "months: 6\nlevers:\n"
        "  - { lever: hires, grade: PO, from: 2025-10-01, value: 400, unit: posts a year, source: assumption }\n",
        "more.yaml")
    answer = program.run("plan", "compare", same, same, other, "--json", *FEW, expect=DONE).json()
    nothing, more = ({line["measure"]: line["points"] for line in found["differences"]}
                     for found in answer["scenarios"])
    assert all(point["p05"] == point["p95"] == 0 for points in nothing.values() for point in points)
    assert more["capacity"][1]["median"] == 0 and more["capacity"][2]["p05"] > 0
    assert more["people"][2]["p05"] == more["people"][2]["p95"] == 0
    text = program.run("plan", "compare", same, other, *FEW, expect=DONE).out
    assert "Difference: median" in text


def test_scenarios_of_different_days_are_not_compared(program):
    result = program.run("plan", "compare", "baseline", "start-2021", *FEW, expect=BAD_DATA)
    assert "Compare scenarios of one opening day." in result.err and result.out == ""


def test_a_tornado_is_widest_first(program):
    answer = program.run("plan", "tornado", "baseline", "--date", "2026-06-30", "--json", *FEW, expect=DONE).json()
    swings = [row["swing"] for row in answer["rows"]]
    assert swings == sorted(swings, reverse=True) and swings[0] > 0
    assert answer["date"] == "2026-06-30"
    result = program.run("plan", "tornado", "baseline", "--date", "2026-06-29", *FEW, expect=BAD_DATA)
    assert "is no end of a quarter of this run" in result.err
    program.run("plan", "tornado", "baseline", "--measure", "moon", expect=USAGE)


def test_a_goal_is_a_number_of_officers_a_quarter(program):
    answer = program.run("plan", "goal", "trainees-2020", "--json", *FEW, expect=DONE).json()
    goal = answer["goals"][0]
    assert goal["officersAQuarter"] > 10 and goal["reached"] >= 0.5
    result = program.run("plan", "goal", "baseline", *FEW, expect=BAD_DATA)
    assert "has no targets" in result.err


def test_the_hindcast_beats_the_last_value_and_drift(program):
    answer = program.run("plan", "hindcast", "--json", "--replications", "200", expect=DONE).json()
    series = answer["series"][0]
    assert series["model"]["mape"] < series["naive"]["mape"] < series["drift"]["mape"]
    assert 0.7 <= answer["bandsCoverage80"] <= 0.9
    assert "Open Government Licence" in program.run("plan", "hindcast", "--replications", "50", expect=DONE).out


@pytest.mark.parametrize(
    ("lines", "said"),
    [("parameters:\n  leaving.PO: { value: 2, unit: share a year, source: x }\n", "mine.yaml line 6, parameters.leaving.PO.value"),
     ("months: 2400\n", "mine.yaml line 5, months"),
     ("from: 2025-13-01\n", "mine.yaml line 5, from"),
     ("levers:\n  - { lever: magic, from: 2026-01-01, value: 1, unit: number, source: x }\n", "levers[0].lever"),
     ("extends: baseline\n", "a key is given twice"),
     ("colour: red\n", "mine.yaml line 5, colour")])
def test_a_wrong_scenario_is_refused_with_file_line_and_key(program, scenario, lines, said):
    for verb in ("check", "run", "tornado", "goal"):
        result = program.run("plan", verb, scenario(lines), expect=BAD_DATA)
        assert said in result.err and result.out == ""


def test_a_scenario_that_is_not_there_and_a_wrong_number_are_refused(program, tmp_path):
    assert "cannot be used" in program.run("plan", "run", tmp_path / "none.yaml", expect=BAD_DATA).err
    program.run("plan", "run", "baseline", "--replications", "0", expect=USAGE)
    program.run("plan", "compare", "baseline", expect=USAGE)


def test_a_plan_leaves_live_data_alone(program, own_database):
    before = own_database.read_bytes()
    program.run("plan", "run", "attrition-double", *FEW, folder=own_database.parent, expect=DONE)
    program.run("plan", "goal", "trainees-2020", *FEW, folder=own_database.parent, expect=DONE)
    assert own_database.read_bytes() == before
