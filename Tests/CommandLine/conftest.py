"""A sample team and a sample PDU, imported once; and figures in a form that can be compared."""

import os

import pytest
import shapes
from files import Files
from server import Server


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


@pytest.fixture(scope="module", params=["file", "server"])
def databases(request, tmp_path_factory, copy_database):
    """Makes databases of one kind, empty or as copies; what is tested with it is tested on both kinds."""
    if request.param == "file":
        made = Files(tmp_path_factory.mktemp("databases"), copy_database)
    else:
        if reason := Server.missing():
            pytest.skip(reason)
        made = Server(os.environ["HEADROOM_TEST_POSTGRES"])
    yield made
    made.remove_all()


@pytest.fixture(scope="session")
def services(program, tmp_path_factory):
    """Makes a synthetic service case by case, as a data folder, or what changes in it in the night after; each once."""
    folder = tmp_path_factory.mktemp("services")

    def service(size="team", seed=1, date="2026-03-02", delta=False):
        path = folder / f"{size}-{seed}-{date}-{'delta' if delta else 'full'}"
        if not path.exists():
            options = ["--delta"] if delta else []
            program.run("sample", "data", "--size", size, "--seed", seed, "--date", date, *options, path, expect=0)
        return path

    return service
