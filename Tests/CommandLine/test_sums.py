"""Every figure is the sum of what it is made of."""

from fractions import Fraction

import pytest
import shapes
import workbooks


@pytest.fixture(scope="module")
def pdu(program, samples, tmp_path_factory):
    database = tmp_path_factory.mktemp("sums") / "pdu.sqlite"
    program.run("extract", "import", samples("pdu", 3), "--database", database, expect=0, timeout=300)
    return database


def test_a_units_totals_are_the_sums_of_its_rows(program, pdu):
    seen = 0
    for unit in shapes.below(program, pdu):
        for name in ("posts", "held", "active", "work", "not_computable"):
            assert getattr(unit, name) == sum(getattr(row, name) for row in unit.rows), (unit.name, name)
        assert unit.available == sum((row.available for row in unit.rows), Fraction())
        seen += 1
    assert seen > 5


def test_a_rows_totals_are_those_of_its_own_page(program, pdu):
    for unit in shapes.below(program, pdu):
        for row in unit.rows:
            if row.unit:
                below = shapes.overview(program, pdu, row.unit)
                assert (below.held, below.work, below.available) == (row.held, row.work, row.available), row.name


def test_a_percentage_is_work_over_available_time_of_the_posts_that_have_one(program, pdu):
    for unit in shapes.below(program, pdu):
        for line in [unit, *unit.rows]:
            if line.percent is not None:
                assert line.percent == Fraction(100 * line.computable_work) / line.available, line.name


def test_the_lines_of_an_explanation_sum_to_the_figure_for_a_whole_pdu(program, pdu):
    posts = shapes.posts(program, pdu)
    assert len(posts) > 50
    for post in posts:
        explained = shapes.explanation(program, pdu, post.staff, post.team)
        assert sum(points for _, _, _, points in explained.lines) == explained.work == post.work, post
        assert all(abs(points) == count * abs(each) for _, count, each, points in explained.lines), post
        if post.percent is not None:
            assert explained.available == post.available and explained.percent == post.percent, post
        assert explained.left_out, post


def test_the_same_cases_in_two_places_give_the_same_figures(program, team, tmp_path):
    path = workbooks.changed(team, tmp_path / "twins.xlsx", workbooks.with_a_twin)
    database = tmp_path / "d.sqlite"
    program.run("extract", "import", path, "--database", database, expect=0)
    places = {}
    for post in shapes.posts(program, database):
        place = "twin" if post.team.startswith("Z") else "first"
        figure = (post.held, post.active, post.work, post.available, post.percent)
        places.setdefault(place, {})[post.staff[1:], post.team[1:]] = figure
    assert places["first"] == places["twin"] and len(places["first"]) == 12
    first, twin = shapes.overview(program, database).rows
    assert (first.work, first.available, first.percent) == (twin.work, twin.available, twin.percent)
