"""Every command: its result alone on standard output, its exit code, its help."""

import json
import os
import re
import shutil
import signal
import tempfile
import urllib.request
from pathlib import Path

import accounts
import pytest
import shapes
from program import BAD_DATA, DIFFERENCE, DONE, INTERNAL, REFUSED, ROOT, USAGE

COMMANDS = [
    ["extract", "check"], ["extract", "import"], ["extract", "list"], ["extract", "problems"], ["extract", "watch"],
    ["hours", "import"], ["hours", "explain"], ["hours", "ahead"], ["hours", "simulate"], ["hours", "extra"], ["overview"], ["explain"], ["serve"], ["conformance", "run"], ["sample", "workbook"],
    ["account", "token", "issue"], ["account", "token", "list"], ["account", "token", "revoke"],
    ["subject", "export"], ["subject", "review"], ["subject", "list"], ["retention", "apply"],
    ["rebalance", "plan"], ["rebalance", "export"], ["rebalance", "check"], ["capacity", "show"], ["balance", "show"], ["excess", "list"],
    ["concern", "list"], ["concern", "show"], ["concern", "position"],
    ["allocation", "queue"], ["allocation", "recommend"], ["allocation", "preview"], ["allocation", "commit"], ["allocation", "history"],
    ["allocation", "mismatches"], ["allocation", "review"], ["account", "key"],
    ["outbox", "send"], ["outbox", "list"],
    ["plan", "run"], ["plan", "check"], ["plan", "list"], ["plan", "compare"], ["plan", "tornado"], ["plan", "goal"],
    ["plan", "hindcast"],
]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_each_command_explains_itself(program, command):
    result = program.run(*command, "--help", expect=DONE)
    assert "USAGE" in result.out and "OVERVIEW" in result.out
    assert result.err == ""


@pytest.mark.parametrize(
    "arguments",
    [["nonsense"], ["extract", "nonsense"], ["overview", "--nonsense"], ["extract", "import"], ["serve", "--port", "many"],
     ["sample", "workbook", "--size", "galaxy", "--seed", "1", "x.xlsx"], ["explain"]],
    ids=" ".join)
def test_a_call_that_cannot_be_understood_is_a_usage_error(program, tmp_path, arguments):
    result = program.run(*arguments, folder=tmp_path, expect=USAGE)
    assert result.out == "" and "Usage:" in result.err


def test_every_reading_command_prints_one_json_value(program, team_database):
    post = shapes.posts(program, team_database)[0]
    for command in (["extract", "list"], ["extract", "problems"], ["overview"], ["explain", post.staff]):
        result = program.run(*command, "--json", "--database", team_database, expect=DONE)
        assert json.loads(result.out) is not None, command
        assert result.err == "", command


def test_a_table_for_people_fits_a_terminal(program, team_database):
    result = program.run("overview", "--database", team_database, expect=DONE)
    assert result.out and max(map(len, result.out.splitlines())) <= 160


def test_the_result_goes_to_output_and_progress_elsewhere(program, team, tmp_path):
    result = program.run("extract", "import", team, "--json", "--database", tmp_path / "d.sqlite", expect=DONE)
    json.loads(result.out)


def test_the_database_is_headroom_sqlite_where_one_stands(program, team, tmp_path):
    program.run("extract", "import", team, folder=tmp_path, expect=DONE)
    assert (tmp_path / "headroom.sqlite").is_file()
    assert "headroom.sqlite" not in os.listdir(team.parent)
    program.run("overview", folder=tmp_path, expect=DONE)


def test_reading_makes_no_database(program, tmp_path):
    for command in (["overview"], ["extract", "list"], ["explain", "X1"]):
        result = program.run(*command, folder=tmp_path)
        assert result.code != DONE and "extract import" in result.err, command
    assert list(tmp_path.glob("*.sqlite*")) == []


def test_a_unit_that_does_not_exist_is_said_to_be_missing(program, team_database):
    result = program.run("overview", "NOSUCH", "--database", team_database)
    assert result.code == BAD_DATA and "NOSUCH" in result.err


def test_a_practitioner_who_does_not_exist_is_said_to_be_missing(program, team_database):
    result = program.run("explain", "NOSUCH", "--database", team_database)
    assert result.code == BAD_DATA and "NOSUCH" in result.err


def test_a_database_of_something_else_is_left_alone(program, team, tmp_path):
    path = tmp_path / "letter.sqlite"
    path.write_bytes(b"Dear Sir or Madam, " * 100)
    result = program.run("extract", "import", team, "--database", path)
    assert result.code in (BAD_DATA, INTERNAL) and "--database" in result.err
    assert path.read_bytes() == b"Dear Sir or Madam, " * 100


def test_a_folder_without_permission_is_said_to_be_so(program, team):
    nobody = 65534
    with tempfile.TemporaryDirectory() as place:
        os.chmod(place, 0o755)
        closed = Path(place) / "closed"
        closed.mkdir()
        workbook = shutil.copy(team, Path(place) / "night.xlsx")
        os.chmod(workbook, 0o644)
        os.chmod(closed, 0o555)

        def without_rights():
            if os.geteuid() == 0:
                os.setuid(nobody)

        result = program.run("extract", "import", workbook, "--database", closed / "d.sqlite", before=without_rights)
        assert result.code in (INTERNAL, REFUSED) and "closed" in result.err
        assert list(closed.iterdir()) == []
        os.chmod(closed, 0o755)


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.1", "example.org"])
def test_the_server_refuses_every_address_but_this_machines_own(program, team_database, host):
    result = program.run("serve", "--host", host, "--port", "0", "--database", team_database, timeout=30)
    assert result.code == REFUSED and "127.0.0.1" in result.err and "--behind-tls" in result.err


def test_the_server_goes_beyond_this_machine_behind_tls_and_with_an_account(program, own_database):
    place = ["serve", "--host", "127.0.0.1", "--port", "0", "--database", own_database]
    wrong = program.run(*place, "--behind-tls", "https://headroom.example", timeout=30)
    assert wrong.code == REFUSED and "host name" in wrong.err
    early = program.run(*place, "--behind-tls", "headroom.example", timeout=30)
    assert early.code == REFUSED and "headroom account add" in early.err


def test_nobody_opens_a_page_without_an_account_and_somebody_with_one_does(program, own_database):
    with program.serving(own_database) as address:
        stranger = accounts.Visitor(address)
        with stranger.get("/units/nation/EW") as answer:
            assert answer.url == address + "/first-run"
        with accounts.signed_in(program, own_database, address).get("/extracts") as answer:
            assert answer.url == address + "/extracts" and accounts.DISPLAY_NAME in answer.read().decode()


def test_the_server_prints_a_code_for_the_first_account_until_there_is_one(program, own_database):
    address, said = served_for_a_moment(program, own_database)
    assert re.search(r"one-time code: \S+", said) and f"{address}/first-run" in said
    accounts.add(program, own_database)
    _, said = served_for_a_moment(program, own_database)
    assert "one-time code" not in said


def served_for_a_moment(program, database):
    """The address of a server that answered and was stopped, and what it said on standard error."""
    process = program.start("serve", "--database", database, "--port", "0")
    address = re.search(r"http://127\.0\.0\.1:\d+", process.stdout.readline()).group(0)
    with urllib.request.urlopen(address + "/health", timeout=20) as answer:
        assert answer.status == 200
    process.send_signal(signal.SIGTERM)
    return address, process.communicate(timeout=20)[1]


def test_the_server_prints_its_address_and_answers(program, team_database):
    with program.serving(team_database) as address:
        assert re.fullmatch(r"http://127\.0\.0\.1:\d+", address)
        with urllib.request.urlopen(address + "/health", timeout=20) as answer:
            assert answer.status == 200


def test_a_port_in_use_is_said_to_be_so(program, team_database):
    with program.serving(team_database) as address:
        port = address.rsplit(":", 1)[1]
        result = program.run("serve", "--port", port, "--database", team_database, timeout=30)
        assert result.code != DONE and port in result.err



def test_the_incumbents_vectors_all_pass(program):
    folder = ROOT / "Tests" / "ConformanceTests" / "Vectors"
    files = [folder / name for name in ["wmt-points.jsonl", "hmpps-workload.jsonl", "tier.jsonl", "planning.jsonl"]]
    result = program.run("conformance", "run", *files, expect=DONE)
    assert re.search(r"\b0 failed", result.out)


def test_a_vector_with_another_answer_makes_exit_code_1(program, tmp_path):
    lines = (ROOT / "Tests" / "ConformanceTests" / "Vectors" / "wmt-points.jsonl").read_text().splitlines()
    vectors = [json.loads(line) for line in lines]
    chosen = next(vector for vector in vectors if vector["function"] == "workloadPoints")
    name = next(name for name, value in chosen["expected"].items() if isinstance(value, int))
    chosen["expected"][name] += 1
    path = tmp_path / "wrong.jsonl"
    path.write_text(json.dumps(chosen) + "\n")
    result = program.run("conformance", "run", path, expect=DIFFERENCE)
    assert chosen["id"] in result.out and str(chosen["expected"][name]) in result.out


def test_a_vector_of_an_unknown_function_makes_exit_code_1(program, tmp_path):
    path = tmp_path / "unknown.jsonl"
    path.write_text('{"function": "horoscope", "input": {}, "expected": 1}\n')
    result = program.run("conformance", "run", path, expect=DIFFERENCE)
    assert "horoscope" in result.said


def test_a_sample_is_the_same_for_the_same_seed_and_another_for_another(program, tmp_path):
    for name, seed in (("a", 4), ("b", 4), ("c", 5)):
        program.run(
            "sample", "workbook", "--size", "team", "--seed", seed, "--date", "2026-03-02", tmp_path / f"{name}.xlsx", expect=DONE)
    same, again, other = ((tmp_path / f"{name}.xlsx").read_bytes() for name in "abc")
    assert same == again and same != other
