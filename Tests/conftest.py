"""Things that the command-line and the browser tests share."""

import sqlite3

import pytest
from program import Program


@pytest.fixture(scope="session")
def program():
    """The built program: `HEADROOM_BINARY`, or the debug build."""
    return Program()


@pytest.fixture(scope="session")
def samples(program, tmp_path_factory):
    """Makes the sample workbook of a size, a seed and a night, with a share of faulty rows; each once in a test run."""
    folder = tmp_path_factory.mktemp("samples")
    made = {}

    def sample(size="team", seed=1, date="2026-03-02", faults=0):
        key = (size, seed, date, faults)
        if key not in made:
            made[key] = folder / f"{size}-{seed}-{date}-{faults}.xlsx"
            program.run(
                "sample", "workbook", "--size", size, "--seed", seed, "--date", date, "--faults", faults, made[key], expect=0)
        return made[key]

    return sample


@pytest.fixture(scope="session")
def copy_database():
    """Copies a database file that nobody has open, with what its write-ahead log holds."""

    def copy(source, target):
        with sqlite3.connect(source) as old, sqlite3.connect(target) as new:
            old.backup(new)
        old.close()
        new.close()
        return target

    return copy
