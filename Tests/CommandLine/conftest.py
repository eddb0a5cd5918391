"""A sample team and a sample PDU, imported once; and figures in a form that can be compared."""

import pytest
import shapes


@pytest.fixture(scope="session")
def team(samples):
    """A sound workbook of one team."""
    return samples("team", 7)


@pytest.fixture(scope="session")
def team_database(program, team, tmp_path_factory):
    """Not to be changed: copy it first."""
    database = tmp_path_factory.mktemp("team") / "team.sqlite"
    program.run("extract", "import", team, "--database", database, expect=0)
    return database


@pytest.fixture
def own_database(team_database, copy_database, tmp_path):
    """The team's database, for one test to do with as it likes."""
    return copy_database(team_database, tmp_path / "own.sqlite")


@pytest.fixture(scope="session")
def figures(program):
    """Every figure of a database, from the nation down to the post; equal when the figures are."""

    def read(database):
        return shapes.every_figure(program, database)

    return read
