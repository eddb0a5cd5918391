"""What a page says before a session ends, where scripts run; the foot of the page says when it ends without them."""

import checks


def test_a_page_says_five_minutes_before_its_session_ends_and_how_to_stay(page, site):
    page.clock.install()
    page.goto(site + "/account")
    notice = page.locator("#session-notice")
    assert notice.inner_text() == ""
    page.clock.run_for(24 * 60_000)
    assert notice.inner_text() == ""
    page.clock.run_for(2 * 60_000)
    assert "ends in five minutes or less" in notice.inner_text()
    assert checks.axe(page) == []
    with page.context.expect_page() as opened:
        notice.get_by_role("link").click()
    opened.value.wait_for_load_state()
    assert opened.value.url == site + "/account"
    # The other tab keeps the session alive, and this one is told.
    page.clock.run_for(10_000)
    assert "ends in five minutes" not in notice.inner_text()


def test_a_page_says_that_its_session_has_ended(page, site):
    page.clock.install()
    page.goto(site + "/account")
    page.clock.run_for(31 * 60_000)
    assert "has ended" in page.locator("#session-notice").inner_text()
