"""The commands on a PostgreSQL server: the same answers as on a file, and whole or not at all."""

import os
import random
import signal
import time

import accounts
import pytest
import shapes
import workbooks
from program import BAD_DATA, DONE, INTERNAL
from server import Server

MOMENTS = 10
needs_server = pytest.mark.skipif(Server.missing() is not None, reason=Server.missing() or "")


@pytest.fixture(scope="module")
def server():
    server = Server(os.environ["HEADROOM_TEST_POSTGRES"])
    yield server
    server.remove_all()


@pytest.fixture(scope="module")
def imported(program, server, team):
    """The team's database on the server. Not to be changed: copy it first."""
    database = server.create()
    program.run("extract", "import", team, "--database", database, expect=DONE)
    return database


@needs_server
def test_the_figures_are_those_of_a_file(imported, team_database, figures):
    assert figures(imported) == figures(team_database)


@needs_server
def test_every_reading_command_answers_as_on_a_file(program, imported, team_database):
    post = shapes.posts(program, team_database)[0]
    for command in (["extract", "list"], ["extract", "problems"], ["overview"], ["explain", post.staff]):
        answers = [
            program.run(*command, "--json", "--database", database, expect=DONE).json()
            for database in (imported, team_database)]
        assert _without_times(answers[0]) == _without_times(answers[1]), command


def _without_times(value):
    """The moments at which the two imports ran differ."""
    if isinstance(value, dict):
        return {key: _without_times(inner) for key, inner in value.items() if key not in ("receivedAt", "acceptedAt")}
    return [_without_times(inner) for inner in value] if isinstance(value, list) else value


@needs_server
def test_the_same_workbook_twice_changes_nothing(program, server, imported, team, figures):
    copy = server.create(copy_of=imported)
    before = figures(copy)
    result = program.run("extract", "import", team, "--database", copy, expect=DONE)
    assert shapes.says_nothing_changed(result.said)
    assert figures(copy) == before


@needs_server
def test_recorded_hours_are_used_from_the_next_night(program, server, figures, tmp_path):
    workbook, hours, file = tmp_path / "team.xlsx", tmp_path / "hours.csv", tmp_path / "d.sqlite"
    program.run("sample", "workbook", "--size", "team", "--seed", "7", "--hours", hours, workbook, expect=DONE)
    database = server.create()
    for place in (database, file):
        program.run("hours", "import", hours, "--database", place, expect=DONE)
        program.run("hours", "import", hours, "--database", place, expect=DONE)
        program.run("extract", "import", workbook, "--database", place, expect=DONE)
    assert figures(database) == figures(file)


@needs_server
def test_an_import_killed_at_moments_leaves_the_old_or_the_new_figures(program, server, imported, team, figures, tmp_path):
    next_night = workbooks.changed(team, tmp_path / "second.xlsx", workbooks.another_night(days=1, cases=1))
    after = server.create(copy_of=imported)
    started = time.monotonic()
    program.run("extract", "import", next_night, "--database", after, expect=DONE)
    took = time.monotonic() - started
    old, new = figures(imported), figures(after)
    assert old != new
    chance, outcomes = random.Random(20), []
    for moment in range(MOMENTS):
        copy = server.create(copy_of=imported)
        process = program.start("extract", "import", next_night, "--database", copy)
        time.sleep(took * 1.05 * (moment + chance.random()) / MOMENTS)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        found = figures(copy)
        assert found in (old, new), f"killed at moment {moment}"
        outcomes.append(found == new)
        program.run("extract", "import", next_night, "--database", copy, expect=DONE)
        assert figures(copy) == new
    assert not all(outcomes), "no kill came before the end"


@needs_server
def test_two_first_imports_at_once_both_finish(program, server, imported, team, figures):
    database = server.create()
    processes = [program.start("extract", "import", team, "--database", database) for _ in range(2)]
    said = ["".join(process.communicate(timeout=120)) for process in processes]
    assert [process.returncode for process in processes] == [DONE, DONE], said
    assert figures(database) == figures(imported)


@needs_server
def test_pages_are_served_although_the_server_ended_the_connections(program, server, imported):
    copy = server.create(copy_of=imported)
    name = copy.split("?")[0].rsplit("/", 1)[1]
    with program.serving(copy) as address:
        visitor = accounts.signed_in(program, copy, address)
        for _ in range(2):
            with visitor.get("/") as answer:
                assert answer.status == 200
            server.ask(f"SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = '{name}'")
        with visitor.get("/") as answer:
            assert answer.status == 200


@needs_server
def test_a_database_that_is_not_there_is_named_with_what_to_do(program, server):
    missing = server.create().replace("/headroom_test_", "/nothing_")
    result = program.run("overview", "--database", missing, expect=INTERNAL)
    assert "nothing_" in result.err and "--database" in result.err and result.out == ""


@pytest.mark.parametrize(
    "address",
    ["postgres://me:s3cret@127.0.0.1:1/headroom", "postgres://me:s3cret@127.0.0.1:port/headroom",
     "postgresql://me:s3cret%zz@127.0.0.1/headroom"])
def test_a_server_that_cannot_be_reached_is_said_without_the_password(program, address):
    result = program.run("overview", "--database", address, expect=INTERNAL)
    assert "cannot be reached" in result.err and "--database" in result.err
    assert "s3cret" not in result.said


@pytest.mark.parametrize("address", ["mysql://me:s3cret@server/headroom", "postgre://me:s3cret@server/headroom"])
def test_an_address_of_another_kind_of_server_is_refused(program, address):
    result = program.run("overview", "--database", address, expect=BAD_DATA)
    assert "postgres://" in result.err and "s3cret" not in result.said
