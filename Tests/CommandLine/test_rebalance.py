"""Rebalancing plans from instance files: what is printed, what is refused, and that the check finds what is wrong."""

import json
import signal
import subprocess
import time

import pytest
from program import BAD_DATA, DIFFERENCE, DONE, ROOT, USAGE

INSTANCES = ROOT / "Tests" / "AllocationTests" / "Instances"
KNOWN = {line["name"]: line for line in map(json.loads, (INSTANCES / "bounds.jsonl").read_text().splitlines())}
TEAM = INSTANCES / "team-1.json"


def planned(program, path, *options, expect=DONE):
    return program.run("rebalance", "plan", "--instance", path, *options, expect=expect)


def test_a_plan_as_json_has_these_keys_and_stands_up_to_the_check(program, tmp_path):
    result = planned(program, TEAM, "--seconds", 3, "--seed", 4, "--json")
    plan = json.loads(result.out)
    assert sorted(plan) == ["assignment", "bound", "gap", "instance", "moves", "objective", "seconds", "seed"]
    assert plan["instance"] == "team-1" and plan["seed"] == 4
    assert plan["bound"] <= KNOWN["team-1"]["bestKnown"] <= plan["objective"]
    assert plan["gap"] == pytest.approx((plan["objective"] - plan["bound"]) / plan["bound"])
    path = tmp_path / "plan.json"
    path.write_text(result.out)
    checked = program.run("rebalance", "check", TEAM, path, "--json", expect=DONE).json()
    assert checked["objective"] == plan["objective"] and checked["moves"] == plan["moves"]
    assert checked["isValid"] and checked["violations"] == []


@pytest.mark.parametrize("name", sorted(KNOWN))
def test_each_shipped_solution_costs_what_is_known_of_it(program, name):
    checked = program.run(
        "rebalance", "check", INSTANCES / f"{name}.json", INSTANCES / f"{name}.solution.json", "--json", expect=DONE).json()
    assert (checked["objective"], checked["moves"]) == (KNOWN[name]["bestKnown"], KNOWN[name]["moves"])


def test_the_check_prints_every_rule_that_a_plan_breaks(program, tmp_path):
    plan = json.loads((INSTANCES / "team-1.solution.json").read_text())
    cases = json.loads(TEAM.read_text())["cases"]
    pinned = cases["pinned"].index(1)
    plan["assignment"][pinned] = (cases["holder"][pinned] + 1) % 12
    free = next(index for index, pin in enumerate(cases["pinned"]) if not pin)
    plan["assignment"][free] = 99
    path = tmp_path / "wrong.json"
    path.write_text(json.dumps(plan))
    result = program.run("rebalance", "check", TEAM, path, expect=DIFFERENCE)
    assert f"Case {pinned} is pinned" in result.out and f"Case {free} goes to practitioner 99" in result.out


def test_the_same_seed_and_iterations_give_the_same_plan_on_any_number_of_threads(program):
    plans = [
        planned(program, INSTANCES / "pdu-b.json", "--iterations", 200000, "--seed", 9, "--threads", threads, "--json").json()
        for threads in (1, 2, 4)]
    assert plans[0]["assignment"] == plans[1]["assignment"] == plans[2]["assignment"]


@pytest.mark.parametrize("wait", [0.3, 1.1])
def test_ctrl_c_ends_with_the_best_plan_so_far(program, tmp_path, wait):
    source = INSTANCES / "pdu-a.json"
    process = subprocess.Popen(
        [program.path, "rebalance", "plan", "--instance", source, "--seconds", "60", "--json"],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    time.sleep(wait)
    process.send_signal(signal.SIGINT)
    out, _ = process.communicate(timeout=30)
    # Within the first tenth of a second the program may not listen yet, and ends as any does.
    if process.returncode == -signal.SIGINT:
        pytest.skip("the machine was too slow to start the program in time")
    assert process.returncode == DONE
    path = tmp_path / "plan.json"
    path.write_bytes(out)
    program.run("rebalance", "check", source, path, expect=DONE)


def test_a_plan_in_words_says_people_and_handovers_before_cost(program):
    result = planned(program, TEAM, "--iterations", 500000)
    assert result.out.index("Over 110 %") < result.out.index("Handovers") < result.out.index("Cost")


def test_a_case_that_nobody_may_hold_is_named(program, tmp_path):
    instance = json.loads(TEAM.read_text())
    waiting = instance["cases"]["holder"].index(None)
    instance["cases"]["barred"][waiting] = list(range(12))
    path = tmp_path / "closed.json"
    path.write_text(json.dumps(instance))
    result = planned(program, path, "--seconds", 2, "--json", expect=BAD_DATA)
    assert result.out == "" and f"case {waiting}" in result.err


@pytest.mark.parametrize(
    "change, place",
    [(lambda i: i["practitioners"]["capacity"].__setitem__(3, -1), "practitioners.capacity[3]"),
     (lambda i: i["cases"]["holder"].__setitem__(5, 12), "cases.holder[5]"),
     (lambda i: i["cases"]["points"].pop(), "cases.highRisk"),
     (lambda i: i.pop("destinations"), "destinations")],
    ids=["negative", "outside", "short", "missing"])
def test_a_broken_instance_is_refused_with_the_place(program, tmp_path, change, place):
    instance = json.loads(TEAM.read_text())
    change(instance)
    path = tmp_path / "broken.json"
    path.write_text(json.dumps(instance))
    result = planned(program, path, "--json", expect=BAD_DATA)
    assert result.out == "" and place in result.err


@pytest.mark.parametrize("options", [["--seconds", "0"], ["--iterations", "0"], ["--seconds", "many"], ["--threads", "0"]])
def test_limits_that_are_none_are_a_usage_error(program, options):
    assert planned(program, TEAM, *options, expect=USAGE).out == ""


@pytest.fixture(scope="module")
def team(program, tmp_path_factory):
    """A database with a sample team, and the code of its team."""
    folder = tmp_path_factory.mktemp("team")
    database = folder / "team.sqlite"
    program.run("sample", "data", "--size", "team", "--seed", "3", folder / "data", expect=DONE)
    program.run("data", "import", folder / "data", "--database", database, expect=DONE)
    units = (folder / "data" / "units.csv").read_text().splitlines()
    place = units[0].split(",").index("level")
    code = next(line.split(",")[0] for line in units[1:] if line.split(",")[place] == "team")
    return database, code


def test_moves_of_a_unit_keep_the_rules_about_receivers_by_the_check_of_its_exported_instance(program, team, tmp_path):
    database, code = team
    answer = program.run("rebalance", "plan", code, "--json", "--database", database, expect=DONE).json()
    assert answer == program.run("rebalance", "plan", code, "--json", "--database", database, expect=DONE).json()
    path = tmp_path / "team.json"
    program.run("rebalance", "export", code, path, "--database", database, expect=DONE)
    # What is there already is not overwritten.
    program.run("rebalance", "export", code, path, "--database", database, expect=BAD_DATA)
    instance = json.loads(path.read_text())
    people = list(zip(instance["practitioners"]["staffCode"], instance["practitioners"]["team"]))
    assignment = list(instance["cases"]["holder"])
    for move in answer["moves"]:
        index = instance["cases"]["crn"].index(move["crn"])
        assert people[assignment[index]] == (move["from"]["staffCode"], move["from"]["teamCode"])
        assignment[index] = people.index((move["to"]["staffCode"], move["to"]["teamCode"]))
        assert float(move["to"]["after"]["percent"]) <= 100 and move["reasons"]
    plan = tmp_path / "plan.json"
    plan.write_text(json.dumps({"instance": instance["name"], "assignment": assignment}))
    checked = program.run("rebalance", "check", path, plan, "--json", expect=DONE).json()
    assert checked["isValid"] and checked["moves"] == len(answer["moves"])
    # Everything to the first practitioner breaks the rules about receivers, in words.
    plan.write_text(json.dumps({"instance": instance["name"], "assignment": [0] * len(assignment)}))
    assert "of a receiver" in program.run("rebalance", "check", path, plan, expect=DIFFERENCE).out


def test_a_unit_and_an_instance_are_not_asked_for_together(program, team):
    database, code = team
    program.run("rebalance", "plan", "--database", database, expect=USAGE)
    program.run("rebalance", "plan", code, "--instance", TEAM, "--database", database, expect=USAGE)
    program.run("rebalance", "plan", code, "--prove", "--database", database, expect=USAGE)
    program.run("rebalance", "plan", "--instance", TEAM, "--moves", "3", expect=USAGE)
    program.run("rebalance", "plan", "NOSUCH", "--database", database, expect=BAD_DATA)


def test_a_plan_of_another_instance_is_refused_and_not_counted(program, tmp_path):
    other = INSTANCES / "team-2.solution.json"
    result = program.run("rebalance", "check", TEAM, other, expect=BAD_DATA)
    assert result.out == "" and "team-2" in result.err and "team-1" in result.err
    plan = json.loads((INSTANCES / "team-1.solution.json").read_text())
    plan["assignment"] = plan["assignment"][:-1]
    path = tmp_path / "short.json"
    path.write_text(json.dumps(plan))
    result = program.run("rebalance", "check", TEAM, path, expect=BAD_DATA)
    assert result.out == "" and "another instance" in result.err
