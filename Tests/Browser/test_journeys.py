"""Ways through the site that a person takes."""

import csv
import io
import re

import checks
import pytest
from addresses import FILES, PAGES, shape
from visits import WIDE


def first(visited, name):
    return next(address for address in visited[name] if "?" not in address)


def test_no_link_leads_nowhere(page, site, visited):
    unknown = [address for address in visited["every link"] if shape(address) is None]
    wrong = [address for address in unknown if not page.request.get(site + address).ok]
    assert wrong == []
    assert {address: status for address, status in visited["answers"].items() if status != 200} == {}


def test_every_address_is_reached_by_links(visited):
    assert [name for name in {**PAGES, **FILES} if not visited[name]] == []


@pytest.mark.parametrize("level", ["region", "pdu", "team"])
def test_every_column_sorts_by_its_link_and_the_enter_key(page, site, visited, level):
    page.goto(site + first(visited, f"/units/{level}/{{code}}"))
    columns = page.locator("th[aria-sort] a").count()
    assert columns > 0
    for column in range(columns):
        for _ in range(2):
            link = page.locator("th[aria-sort] a").nth(column)
            target = link.get_attribute("href")
            link.focus()
            with page.expect_navigation():
                page.keyboard.press("Enter")
            assert page.url == site + target
            assert page.locator("th[aria-sort]").nth(column).get_attribute("aria-sort") in ("ascending", "descending")
            assert page.locator("th[aria-sort=ascending], th[aria-sort=descending]").count() == 1


def test_a_practitioner_sees_people_before_percentages(page, site, visited):
    address = first(visited, "/practitioners/{id}")
    for path, shown in [(address, False), (address + "?workload=show", True)]:
        html = page.request.get(site + path).text()
        main = html[html.index("<main"):html.index("</main>")]
        assert bool(re.search(r"\d\s?%", main)) == shown, path


def test_the_control_shows_and_hides_the_figures(page, site, visited):
    page.goto(site + first(visited, "/practitioners/{id}"))
    before = checks.visible_text(page)
    page.locator("main a[href*='workload=show'], main button[name=workload]").first.click()
    page.wait_for_url("**workload=show*")
    assert checks.visible_text(page) != before


def test_every_page_with_a_percentage_says_what_it_is_for(page, site, visited):
    for name in ["/", "/units/region/{code}", "/units/pdu/{code}", "/units/team/{code}", "/posts/{id}/explanation"]:
        page.goto(site + first(visited, name))
        text = checks.visible_text(page)
        if re.search(r"\d\s?%", text):
            assert re.search(r"compares?\b", text), f"{name} has a percentage and does not say that it only compares"
            assert page.locator("a[href^='/guide']").count() > 0, name


def test_every_figure_page_says_as_of_when(page, site, visited):
    for name in ["/", "/units/team/{code}", "/units/{level}/{code}/caseload", "/practitioners/{id}", "/posts/{id}/explanation"]:
        page.goto(site + first(visited, name))
        assert re.search(r"\d{1,2} (January|February|March|April|May|June|July|August|September|October|November|December) \d{4}",
                         page.inner_text("body")), name


def test_the_csv_says_what_the_page_says(page, site, visited):
    address = first(visited, "/units/{level}/{code}/overview.csv")
    answer = page.request.get(site + address)
    assert answer.ok and answer.headers["content-type"].startswith("text/csv")
    assert "attachment" in answer.headers.get("content-disposition", "")
    rows = list(csv.reader(io.StringIO(answer.text().lstrip("\ufeff"))))
    assert len(rows) > 1 and len({len(row) for row in rows}) == 1
    page.goto(site + address.removesuffix("/overview.csv"))
    text = page.inner_text("main")
    assert all(any(cell and cell in text for cell in row) for row in rows[1:])


def test_the_caseload_file_is_a_table(page, site, visited):
    answer = page.request.get(site + first(visited, "/units/{level}/{code}/caseload.csv"))
    assert answer.ok and answer.headers["content-type"].startswith("text/csv")
    rows = list(csv.reader(io.StringIO(answer.text().lstrip("\ufeff"))))
    assert len(rows) > 1 and len({len(row) for row in rows}) == 1


def test_search_finds_a_part_of_a_name(page, site, people):
    name = sorted(people)[0]
    page.goto(site + "/search")
    page.locator("main input[name=q]").fill(name[1:].lower())
    page.locator("main input[name=q]").press("Enter")
    page.wait_for_url("**q=*")
    assert name in page.inner_text("main")


def test_what_was_typed_is_never_markup(page, site):
    page.goto(site + "/search?q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E%22%27")
    assert page.locator("main img").count() == 0
    assert "<img src=x onerror=alert(1)>\"'" == page.locator("main input[name=q]").input_value()


def test_a_chart_stands_beside_its_table(page, site, visited):
    page.goto(site + first(visited, "/units/{level}/{code}/caseload"))
    assert page.locator("main svg[role=img]").count() > 0
    assert page.locator("main table").count() > 0


def test_a_page_that_is_not_there_says_so(page, site):
    for address in ["/nowhere", "/units/team/NOSUCH", "/practitioners/999999999"]:
        answer = page.goto(site + address)
        assert answer.status == 404, address
        assert "not found" in page.inner_text("h1").lower(), address


def test_a_service_without_figures_says_what_to_do(visit, empty_site):
    page = visit(empty_site, **WIDE).new_page()
    page.goto(empty_site + "/")
    assert "extract import" in page.inner_text("main")
    assert checks.axe(page) + checks.frame(page) + checks.narrow(page) == []


def test_figures_of_an_old_night_are_kept_under_a_banner_with_their_age(visit, page, site, late_site, visited):
    late = visit(late_site, **WIDE).new_page()
    for name in ["/", "/extracts", "/practitioners/{id}", "/posts/{id}/explanation"]:
        address = first(visited, name) if "{" not in name else name.replace("{id}", "1")
        late.goto(late_site + address)
        assert re.search(r"\b\d+ days? old\b", late.inner_text("body")), name
        assert re.search(r"\d", late.inner_text("main")), name
        page.goto(site + address)
        assert not re.search(r"\b\d+ days? old\b", page.inner_text("body")), name
