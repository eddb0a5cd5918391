"""The checks can fail: each finds the fault that is planted in a copy of a page."""

import checks
import pytest


@pytest.fixture
def planted(page, site):
    """Opens the front page as the browser would get it if one piece of its text were other."""

    def plant(old, new):
        html = page.request.get(site + "/").text()
        assert old in html, f"nothing to plant at: {old}"
        changed = html.replace(old, new, 1)
        page.route(site + "/", lambda route: route.fulfill(body=changed, content_type="text/html; charset=utf-8"))
        page.goto(site + "/")
        return changed

    return plant


def told(faults, word):
    assert any(word in fault for fault in faults), faults


def test_the_page_is_clean_before(page, site):
    page.goto(site + "/")
    assert checks.axe(page) + checks.frame(page) + checks.keyboard(page) + checks.words(page) + checks.states(page) == []


def test_an_image_without_text_is_found(page, planted):
    planted("</main>", '<img src="/nothing.png"></main>')
    told(checks.axe(page), "image-alt")


def test_low_contrast_is_found(page, planted):
    planted("</main>", '<p class="planted-text">Nobody can read this.</p></main>')
    page.locator(".planted-text").evaluate("e => e.style.color = '#bbbbbb'")
    told(checks.axe(page), "color-contrast")


def test_a_repeated_id_is_found(planted):
    told(checks.markup(planted("</main>", '<p id="main-content">Again.</p></main>')), "2 times")


def test_a_second_h1_is_found(planted):
    told(checks.markup(planted("</main>", "<h1>Another</h1></main>")), "2 h1")


def test_a_tag_that_is_not_closed_is_found(planted):
    assert checks.markup(planted("</main>", "<div><p>Open.</main>"))


def test_a_label_for_nothing_is_found(planted):
    told(checks.markup(planted("</main>", '<label for="nowhere">Lost</label></main>')), "nowhere")


def test_a_table_without_caption_is_found(page, planted):
    planted("</main>", "<table><tbody><tr><th>One</th></tr></tbody></table></main>")
    told(checks.frame(page), "caption")


def test_a_wide_box_is_found(page, planted):
    planted("</main>", '<p class="planted-box">Wide.</p></main>')
    page.locator(".planted-box").evaluate("e => { e.style.width = '600px'; e.style.maxWidth = 'none' }")
    told(checks.narrow(page), "px wide")


def test_an_unmarked_focus_is_found(page, planted):
    planted("</main>", '<a href="/" class="planted-link">Somewhere</a></main>')
    page.locator(".planted-link").evaluate("e => { for (const name of ['outline', 'box-shadow', 'background', 'border'])"
                                    " e.style.setProperty(name, 'none', 'important') }")
    told(checks.keyboard(page, stops=400), "not marked")


def test_a_stop_before_the_skip_link_is_found(page, planted):
    planted("<a ", '<a href="/">First</a><a ')
    told(checks.keyboard(page), "skip link")


def test_a_word_that_labels_people_is_found(page, planted):
    planted("</main>", "<p>Every offender.</p></main>")
    told(checks.words(page), "offender")


def test_a_heading_that_says_load_is_found(page, planted):
    planted("</main>", "<h2>Your load</h2></main>")
    told(checks.words(page), "load")


def test_a_state_by_colour_alone_is_found(page, planted):
    planted("</main>", '<span class="tag"></span></main>')
    told(checks.states(page), "without a word")


def test_a_drawing_without_a_name_is_found(page, planted):
    planted("</main>", '<svg viewBox="0 0 1 1"></svg></main>')
    told(checks.states(page), "without a name")


def test_a_name_in_a_title_is_found():
    told(checks.names_in_title("Doe, Jane – Headroom", {"Doe"}), "Doe")
    assert checks.names_in_title("Does it add up? – Headroom", {"Doe"}) == []


def test_a_heavy_first_view_is_found():
    told(checks.first_view({"/": 149_999, "/style.css": 1}), "150000")
    assert checks.first_view({"/": 149_999}) == []


def test_a_script_in_the_page_is_reported(page, site):
    html = page.request.get(site + "/")
    policy = html.headers["content-security-policy"]
    page.route(site + "/", lambda route: route.fulfill(
        body=html.text().replace("</main>", "<script>1</script></main>"),
        headers={"content-type": "text/html; charset=utf-8", "content-security-policy": policy}))
    page.goto(site + "/")
    told(page.reports, "Content Security Policy")
