"""What holds on every page of the site."""

import re

import checks


def each(page, site, addresses, check):
    """Runs one check on each page and fails with every fault found."""
    faults = []
    for address in addresses:
        page.goto(site + address)
        faults += [f"{address}: {fault}" for fault in check(page)]
    assert not faults, "\n".join(faults)


def test_axe_finds_no_barrier(page, site, addresses):
    each(page, site, addresses, checks.axe)


def test_the_html_parses_strictly_with_one_h1(page, site, addresses):
    faults = []
    for address in addresses:
        response = page.request.get(site + address)
        faults += [f"{address}: {fault}" for fault in checks.markup(response.text())]
    assert not faults, "\n".join(faults)


def test_the_frame_is_whole(page, site, addresses):
    each(page, site, addresses, checks.frame)


def test_nothing_scrolls_sideways_at_320_px(page, site, addresses):
    each(page, site, addresses, checks.narrow)


def test_the_keyboard_reaches_and_shows_every_control(page, site, addresses):
    each(page, site, addresses[:1], checks.keyboard)


def test_the_words_are_those_of_the_house(page, site, addresses):
    each(page, site, addresses, checks.words)


def test_every_state_is_said_in_words(page, site, addresses):
    each(page, site, addresses, checks.states)


def test_no_title_names_a_person(page, site, addresses, people):
    each(page, site, addresses, lambda page: checks.names_in_title(page.title(), people))


def test_the_console_is_silent(page, site, addresses):
    for address in addresses:
        response = page.goto(site + address, wait_until="networkidle")
        # The browser itself reports an answer that says no.
        reports = [said for said in page.reports if response.ok or str(response.status) not in said]
        assert reports == [], address


def test_the_page_is_whole_without_javascript(visit, page, site, addresses):
    context = visit(site, java_script_enabled=False, viewport={"width": 1280, "height": 900})
    plain = context.new_page()
    for address in addresses:
        page.goto(site + address)
        plain.goto(site + address)
        assert without_times(plain) == without_times(page), address


def without_times(page):
    """The words of a page but those that say when its session ends: two visits may be a minute apart."""
    return re.sub(r"\d+(:\d+)?[ap]m on [^.]*", "", checks.visible_text(page))


def test_the_first_view_is_light(visit, site, addresses):
    for address in addresses[:1]:
        context = visit(site)
        visitor = context.new_page()
        sizes = {}
        visitor.on("requestfinished", lambda request: sizes.update({request.url: weight(request)}))
        visitor.goto(site + address, wait_until="networkidle")
        assert sizes and all(url.startswith(site) for url in sizes), f"{address} fetches from elsewhere: {list(sizes)}"
        assert checks.first_view(sizes) == [], address


def weight(request):
    sizes = request.sizes()
    return sizes["responseBodySize"] + sizes["responseHeadersSize"]


def test_the_policy_forbids_what_the_page_does_not_need(page, site, addresses):
    for address in addresses[:1]:
        headers = page.request.get(site + address).headers
        policy = headers.get("content-security-policy", "")
        assert "default-src 'none'" in policy and "unsafe" not in policy, f"{address}: {policy}"
        assert headers.get("x-content-type-options") == "nosniff", address
