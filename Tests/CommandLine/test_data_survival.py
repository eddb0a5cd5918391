"""Whatever stops an import or a night's run: started again, it ends as one that was not stopped."""

import random
import signal
import time

import pytest
import shapes
from program import DONE

# How often a run is killed; fewer on a server, where a copy costs more.
MOMENTS = {"file": 25, "server": 10}
# What a run is for. The rest says when it ran.
RECKONED = ["case_tier", "tier_change", "case_now", "live_figure", "quality_finding"]


def without_clock(program, database):
    tables = shapes.digests(program, database)
    return {name: digest for name, digest in tables.items() if name not in shapes.CLOCK}


def killed(program, databases, before, after, command, state):
    """The states of copies of a database in which a command was killed at moments, and their addresses."""
    copy = databases.create(copy_of=before)
    started = time.monotonic()
    program.run(*command, "--database", copy, expect=DONE, timeout=300)
    took = time.monotonic() - started
    assert state(copy) == after
    chance, moments = random.Random(25), MOMENTS[databases.kind]
    for moment in range(moments):
        copy = databases.create(copy_of=before)
        process = program.start(*command, "--database", copy)
        time.sleep(took * 1.02 * (moment + chance.random()) / moments)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        yield moment, copy


@pytest.fixture(scope="module")
def loaded(program, databases, services):
    """A database with a synthetic team. Not to be changed: copy it first."""
    database = databases.create()
    shapes.import_data(program, services(), database)
    return database


def test_an_import_over_data_killed_at_moments_is_whole_when_it_is_started_again(program, databases, services, loaded, tmp_path):
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
    old, new = (without_clock(program, database) for database in (loaded, done))
    assert old != new
    command = ["data", "import", folder]
    outcomes = []
    for moment, copy in killed(program, databases, loaded, new, command, lambda database: without_clock(program, database)):
        if databases.kind == "file":
            found = without_clock(program, copy)
            assert found in (old, new), f"half an import, killed at moment {moment}"
            outcomes.append(found == new)
        program.run(*command, "--database", copy, expect=DONE, timeout=300)
        assert without_clock(program, copy) == new, f"killed at moment {moment}"
    assert databases.kind == "server" or not all(outcomes), "no kill came before the end"


def test_a_first_import_killed_at_moments_is_whole_when_it_is_started_again(program, databases, services, loaded):
    new = without_clock(program, loaded)
    started = time.monotonic()
    shapes.import_data(program, services(), databases.create())
    took = time.monotonic() - started
    chance = random.Random(5)
    for moment in range(5):
        database = databases.create()
        process = program.start("data", "import", services(), "--database", database)
        time.sleep(took * (moment + chance.random()) / 5)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        program.run("data", "import", services(), "--database", database, expect=DONE, timeout=300)
        assert without_clock(program, database) == new, f"killed at moment {moment}"


def test_a_night_killed_at_moments_ends_as_one_that_was_not(program, databases, services, loaded, figures):
    command = ["night", "run", "--date", "2026-09-07"]
    done = databases.create(copy_of=loaded)
    report = program.run(*command, "--json", "--database", done, expect=DONE).json()
    assert report["changed"] > 0

    def state(database):
        tables = shapes.digests(program, database)
        return {name: tables[name] for name in RECKONED}

    new, shown, nights = state(done), figures(done), len(shapes.extracts(program, done))
    posts = shapes.digests(program, done)["post_figure"]
    assert new != state(loaded)
    for moment, copy in killed(program, databases, loaded, new, command, state):
        program.run(*command, "--database", copy, expect=DONE, timeout=300)
        assert state(copy) == new, f"killed at moment {moment}"
        # A run that had ended before it was stopped keeps its night: the second finds the same figures.
        assert len(shapes.extracts(program, copy)) == nights, f"killed at moment {moment}"
        assert shapes.digests(program, copy)["post_figure"] == posts, f"killed at moment {moment}"
        assert figures(copy) == shown, f"killed at moment {moment}"
