"""Whatever stops an import or a night's run: started again, it ends as one that was not stopped."""

import random
import signal
import time

import pytest
import shapes
from kills import PART_DONE, WRITING, Kills
from program import DONE

# How often a run is killed; fewer on a server, where making and removing a copy costs more than the run.
MOMENTS = {"file": 50, "server": 30}
# A run that had ended before it was stopped runs once more, finds the same figures and freezes nothing.
RUNS = ["tier_job"]
NEWEST = "(SELECT MAX(extract_id) FROM post_figure)"


def say(capsys, databases, places):
    with capsys.disabled():
        print(f"\n  {sum(places.values())} kills on a {databases.kind}: {dict(places)}", end="")


@pytest.fixture(scope="module")
def loaded(program, databases, services):
    """A database with a synthetic team. Not to be changed: copy it first."""
    database = databases.create()
    shapes.import_data(program, services(), database)
    return database


@pytest.fixture
def contents(databases):
    """A digest of each table, but for the columns that say when the machine worked."""
    clock = {**shapes.CLOCK, "data_import": ["received_at"]}

    def read(database):
        # The audit trail and the stamp of the contents say when, and how often it was tried.
        found = databases.contents(database, clock)
        return {name: digest for name, digest in found.items() if not name.startswith(("audit_", "content_stamp"))}

    return read


def test_an_import_over_data_killed_at_moments_is_whole_when_it_is_started_again(
        program, databases, services, loaded, contents, tmp_path, capsys):
    next_day = databases.create(copy_of=loaded)
    shapes.import_data(program, services(delta=True), next_day)
    # All of the next day, over the day before, with something else in every other case.
    folder = tmp_path / "next"
    program.run("data", "export", folder, "--database", next_day, expect=DONE)
    cases = (folder / "cases.csv").read_text(encoding="utf-8")
    (folder / "cases.csv").write_text(cases.replace(",male,", ",female,"), encoding="utf-8")
    done = databases.create(copy_of=loaded)
    report = shapes.import_data(program, folder, done)
    assert report["added"] > 0 and report["changed"] > 100 and report["tierChanges"] > 0
    old, new = contents(loaded), contents(done)
    assert old != new

    def found(copy, ended, where):
        assert contents(copy) in ([new] if ended else [old, new]), f"half an import, {where}"
        return False

    def whole(copy, ended, where):
        assert contents(copy) == new, where

    moments = MOMENTS[databases.kind]
    kills = Kills(program, databases, loaded, ["data", "import", folder])
    kills.measure()
    places = kills.run(moments, 25, found, whole)
    say(capsys, databases, places)
    assert places[WRITING] >= moments / 3, places


def test_a_first_import_killed_at_moments_is_whole_when_it_is_started_again(program, databases, services, loaded, contents):
    new = contents(loaded)
    started = time.monotonic()
    shapes.import_data(program, services(), databases.create())
    took = time.monotonic() - started
    chance = random.Random(5)
    for moment in range(10):
        database = databases.create()
        process = program.start("data", "import", services(), "--database", database)
        time.sleep(took * (moment + chance.random()) / 10)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        program.run("data", "import", services(), "--database", database, expect=DONE, timeout=300)
        assert contents(database) == new, f"killed at moment {moment}"


def test_a_night_killed_at_moments_ends_as_one_that_was_not(program, databases, loaded, contents, capsys):
    # A few cases in one transaction, so that there are many between which a run can be stopped.
    command = ["night", "run", "--date", "2026-09-07", "--at-once", "12"]
    done = databases.create(copy_of=loaded)
    report = program.run(*command[:4], "--json", "--database", done, expect=DONE).json()
    assert report["changed"] > 100

    def newest(database):
        """The figures of the newest night."""
        return databases.values(
            database,
            "SELECT post_id, team_id, grade, cases_held, cases_active, work, available_numerator, available_denominator,"
            f" contracted, reduced, not_computable, inputs FROM post_figure WHERE extract_id = {NEWEST} ORDER BY post_id")

    new, figures = contents(done), newest(done)
    assert new != contents(loaded) and len(figures) > 5

    finished = set()

    def found(copy, ended, where):
        if databases.values(copy, "SELECT COUNT(*) FROM tier_job WHERE finished_at IS NOT NULL") == ["1"]:
            finished.add(copy)
            assert contents(copy) == new, where
        assert copy in finished or not ended, where
        return databases.values(copy, "SELECT COUNT(*) FROM tier_job WHERE finished_at IS NULL AND assessed > 0") == ["1"]

    def whole(copy, ended, where):
        left_out = RUNS if copy in finished else []
        reckoned = {name: digest for name, digest in contents(copy).items() if name not in left_out}
        assert reckoned == {name: digest for name, digest in new.items() if name not in left_out}, where
        assert newest(copy) == figures, where

    moments = MOMENTS[databases.kind]
    kills = Kills(program, databases, loaded, command)
    kills.measure()
    places = kills.run(moments, 26, found, whole)
    say(capsys, databases, places)
    assert places[PART_DONE] >= moments / 5 and places[PART_DONE] + places[WRITING] >= moments / 3, places
