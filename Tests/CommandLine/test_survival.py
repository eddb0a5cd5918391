"""Whatever stops an import, the figures are the old ones or the new ones."""

import random
import resource
import signal
import sqlite3
import time

import accounts
import pytest
import shapes
import workbooks
from program import DONE, INTERNAL

MOMENTS = 20


def integrity(database):
    with sqlite3.connect(database) as connection:
        answer = connection.execute("PRAGMA integrity_check").fetchall()
        dangling = connection.execute("PRAGMA foreign_key_check").fetchall()
    connection.close()
    return answer, dangling


@pytest.fixture(scope="module")
def nights(program, samples, copy_database, figures, tmp_path_factory):
    """A database with a PDU's night, the next night's workbook, the figures before and after, and how long it takes."""
    folder = tmp_path_factory.mktemp("nights")
    first, database = samples("pdu", 5), folder / "old.sqlite"
    program.run("extract", "import", first, "--database", database, expect=DONE, timeout=300)
    second = workbooks.changed(first, folder / "second.xlsx", workbooks.another_night(days=1, cases=1))
    after = copy_database(database, folder / "new.sqlite")
    started = time.monotonic()
    program.run("extract", "import", second, "--database", after, expect=DONE, timeout=300)
    took = time.monotonic() - started
    old, new = figures(database), figures(after)
    assert old != new
    return database, second, old, new, took


def test_an_import_killed_at_20_moments_leaves_the_old_or_the_new_figures(program, nights, copy_database, figures, tmp_path):
    database, workbook, old, new, took = nights
    chance = random.Random(20)
    outcomes = []
    for moment in range(MOMENTS):
        copy = copy_database(database, tmp_path / f"{moment}.sqlite")
        process = program.start("extract", "import", workbook, "--database", copy)
        # One moment in each twentieth of the time it takes, the last ones around the commit and the end.
        time.sleep(took * 1.05 * (moment + chance.random()) / MOMENTS)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        found = figures(copy)
        assert found in (old, new), f"killed at moment {moment}"
        assert integrity(copy) == ([("ok",)], [])
        outcomes.append(found == new)
    assert not all(outcomes), "no kill came before the end"


def test_an_import_after_a_killed_one_is_whole(program, nights, copy_database, figures, tmp_path):
    database, workbook, _, new, took = nights
    copy = copy_database(database, tmp_path / "again.sqlite")
    process = program.start("extract", "import", workbook, "--database", copy)
    time.sleep(took * 0.6)
    process.kill()
    process.communicate()
    program.run("extract", "import", workbook, "--database", copy, expect=DONE, timeout=300)
    assert figures(copy) == new


@pytest.mark.parametrize("room", [4_000, 16_000, 64_000, 200_000])
def test_a_full_disk_leaves_the_old_or_the_new_figures(program, nights, copy_database, figures, tmp_path, room):
    database, workbook, old, new, _ = nights
    copy = copy_database(database, tmp_path / "full.sqlite")

    def no_space():
        # No file may grow beyond this; the write fails as it does on a full disk, in place of a signal.
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))

    result = program.run("extract", "import", workbook, "--database", copy, before=no_space, timeout=300)
    assert result.code in ((INTERNAL,) if room < 64_000 else (INTERNAL, DONE)), result.said
    if result.code == INTERNAL:
        assert any(word in result.err.lower() for word in ("disk", "space", "written"))
    assert figures(copy) == (new if result.code == DONE else old)
    assert integrity(copy) == ([("ok",)], [])
    program.run("extract", "import", workbook, "--database", copy, expect=DONE, timeout=300)
    assert figures(copy) == new


def test_two_imports_at_once_both_finish_with_one_set_of_figures(program, nights, copy_database, figures, tmp_path):
    database, workbook, _, new, _ = nights
    copy = copy_database(database, tmp_path / "both.sqlite")
    processes = [program.start("extract", "import", workbook, "--database", copy) for _ in range(2)]
    said = ["".join(process.communicate(timeout=300)) for process in processes]
    assert [process.returncode for process in processes] == [DONE, DONE], said
    assert sum(shapes.says_nothing_changed(text) for text in said) == 1, said
    assert figures(copy) == new
    accepted = [entry for entry in shapes.extracts(program, copy) if entry.state == "accepted"]
    assert len(accepted) == 2


def test_two_first_imports_at_once_both_finish(program, team, team_database, figures, tmp_path):
    database = tmp_path / "new.sqlite"
    processes = [program.start("extract", "import", team, "--database", database) for _ in range(2)]
    said = ["".join(process.communicate(timeout=120)) for process in processes]
    assert [process.returncode for process in processes] == [DONE, DONE], said
    assert figures(database) == figures(team_database)


def test_pages_are_served_while_an_import_runs(program, nights, copy_database, tmp_path):
    database, workbook, _, _, _ = nights
    copy = copy_database(database, tmp_path / "served.sqlite")
    with program.serving(copy) as address:
        visitor = accounts.signed_in(program, copy, address)
        process = program.start("extract", "import", workbook, "--database", copy)
        answers = set()
        while process.poll() is None:
            with visitor.get("/") as answer:
                answers.add(answer.status)
        process.communicate()
        assert process.returncode == DONE
        with visitor.get("/") as answer:
            answers.add(answer.status)
    assert answers == {200}
