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
    """Makes a sample workbook of a size, a seed and a dial for faults; each once in a test run."""
    folder = tmp_path_factory.mktemp("samples")
    made = {}

    def sample(size="team", seed=1, *options):
        key = (size, seed, options)
        if key not in made:
            path = folder / f"{size}-{seed}-{len(made)}.xlsx"
            program.run("sample", "workbook", "--size", size, "--seed", seed, *options, path, expect=0)
            made[key] = path
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
