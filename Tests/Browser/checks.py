"""What must hold on every page. Each check gives a list of faults, empty when all is well.

The same functions judge the site's pages and the pages with a planted fault, so that a check that cannot fail is noticed.
"""

import re
from collections import Counter

import html5lib
from axe_playwright_python.base import AXE_SCRIPT

WCAG_22_AA = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
FIRST_VIEW_BYTES = 150_000
NARROW = 320


def axe(page):
    """Violations of WCAG 2.2 AA that axe-core finds."""
    page.evaluate(AXE_SCRIPT)
    found = page.evaluate(
        "tags => axe.run({runOnly: {type: 'tag', values: tags}, resultTypes: ['violations']})", WCAG_22_AA)
    return [
        f"{violation['id']}: {violation['help']}: {node['target']} {node['html'][:160]}"
        for violation in found["violations"] for node in violation["nodes"][:3]]


def markup(html):
    """Parse errors by the HTML standard, identifiers that are given twice, and anything but one h1."""
    parser = html5lib.HTMLParser(tree=html5lib.getTreeBuilder("etree"), namespaceHTMLElements=False)
    tree = parser.parse(html)
    faults = [f"line {line}: {code} {data}" for (line, _), code, data in parser.errors]
    for name, count in Counter(e.get("id") for e in tree.iter() if e.get("id")).items():
        if count > 1:
            faults.append(f"the id {name} is given {count} times")
    headings = len(list(tree.iter("h1")))
    if headings != 1:
        faults.append(f"{headings} h1 elements")
    known = {e.get("id") for e in tree.iter() if e.get("id")}
    for element in tree.iter():
        for attribute in ("aria-labelledby", "aria-describedby", "aria-controls", "for"):
            for name in (element.get(attribute) or "").split():
                if name not in known:
                    faults.append(f"{attribute} names {name}, which is not on the page")
    return faults


def frame(page):
    """The parts that stand on every page in the same place."""
    return page.evaluate("""() => {
      const faults = [];
      const need = (ok, words) => { if (!ok) faults.push(words) };
      need(document.documentElement.lang.startsWith('en'), 'no language');
      need(document.querySelectorAll('main#main-content').length === 1, 'no main#main-content');
      need(/ [–-] Headroom$/.test(document.title) || document.title === 'Headroom', 'title: ' + document.title);
      need(document.querySelector('header') && document.querySelector('footer'), 'no header or no footer');
      need([...document.querySelectorAll('footer a, nav a, header a')].some(a => new URL(a.href).pathname === '/guide'),
        'no way to the guide in the frame of the page');
      for (const form of document.forms) need(form.hasAttribute('action'), 'a form without action');
      for (const table of document.querySelectorAll('table')) need(table.caption, 'a table without caption');
      return faults;
    }""")


def narrow(page):
    """Whether the page must be scrolled sideways at 320 px. Tables may scroll in a region of their own."""
    page.set_viewport_size({"width": NARROW, "height": 800})
    return page.evaluate("""() => {
      const root = document.documentElement;
      if (root.scrollWidth <= root.clientWidth) return [];
      const wide = [...document.body.querySelectorAll('*')].filter(e => e.getBoundingClientRect().right > root.clientWidth + 1);
      return [`${root.scrollWidth} px wide in ${root.clientWidth}: ` + wide.slice(0, 3).map(e => e.outerHTML.slice(0, 100)).join(' … ')];
    }""")


# What of a control's look can mark focus. Colours of lines that are not drawn do not count.
FOCUS_STYLE = """e => { const s = getComputedStyle(e);
  return [s.outlineStyle === 'none' ? '' : s.outlineStyle + s.outlineWidth + s.outlineColor, s.boxShadow, s.backgroundColor,
    s.borderTopWidth === '0px' ? '' : s.borderTopWidth + s.borderTopColor].join('|') }"""


def keyboard(page, stops=70):
    """The skip link comes first and works; every stop of the Tab key can be seen and looks different for it."""
    faults = []
    page.evaluate("() => { document.activeElement.blur(); scrollTo(0, 0) }")
    page.keyboard.press("Tab")
    if page.evaluate("() => document.activeElement.getAttribute('href')") != "#main-content":
        faults.append("the first stop of the Tab key is not the skip link")
    for _ in range(stops):
        # The browser scrolls to the new stop in its next frames.
        page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
        stop = page.evaluate("() => { const look = " + FOCUS_STYLE + """;
          const e = document.activeElement;
          if (!e || e === document.body) return null;
          const box = e.getBoundingClientRect(), focused = look(e);
          const x = Math.min(Math.max(box.left + box.width / 2, 0), innerWidth - 1);
          const y = Math.min(Math.max(box.top + box.height / 2, 0), innerHeight - 1);
          const seen = box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight
            && box.right > 0 && box.left < innerWidth;
          const top = document.elementFromPoint(x, y);
          const covered = seen && top && !e.contains(top) && !top.contains(e) && getComputedStyle(top).position !== 'static';
          e.blur();
          const plain = look(e);
          e.focus({preventScroll: true});
          return {what: e.outerHTML.slice(0, 120), seen, covered, marked: focused !== plain};
        }""")
        if stop is None:
            break
        if not stop["seen"]:
            faults.append(f"focus goes where it cannot be seen: {stop['what']}")
        elif not stop["marked"]:
            faults.append(f"focus is not marked: {stop['what']}")
        elif stop["covered"]:
            faults.append(f"focus is covered: {stop['what']}")
        page.keyboard.press("Tab")
    return faults


def words(page):
    """House words: respectful, and caseload never mixed up with workload."""
    text = page.inner_text("body")
    faults = [f"the word {word} is on the page" for word in ("offender", "Offender", "OFFENDER") if re.search(rf"\b{word}s?\b", text)]
    for heading in page.locator("h1, h2, h3, th, caption").all_inner_texts():
        if re.search(r"\bload\b", heading, re.IGNORECASE):
            faults.append(f"a heading says load, not caseload or workload: {heading}")
    return faults


def states(page):
    """A state is said in words, so that it survives greyscale: no tag, bar or icon stands without text."""
    return page.evaluate("""() => {
      const faults = [];
      for (const e of document.querySelectorAll('.tag, [data-state]'))
        if (!e.textContent.trim()) faults.push('a state without a word: ' + e.outerHTML.slice(0, 120));
      for (const svg of document.querySelectorAll('svg')) {
        const silent = svg.closest('[aria-hidden="true"]');
        const named = svg.getAttribute('role') === 'img' && (svg.querySelector('title') || svg.getAttribute('aria-label')
          || svg.getAttribute('aria-labelledby'));
        if (!silent && !named) faults.push('a drawing without a name: ' + svg.outerHTML.slice(0, 120));
      }
      return faults;
    }""")


def names_in_title(title, names):
    """Names of people that stand in a title as whole words."""
    return [f"the title names {name}: {title}" for name in sorted(names) if re.search(rf"\b{re.escape(name)}\b", title)]


def first_view(sizes):
    """Bytes on the wire of a page and all it fetches, for a visitor who has nothing stored."""
    total = sum(sizes.values())
    return [] if total < FIRST_VIEW_BYTES else [f"{total} bytes: {sizes}"]


def visible_text(page):
    """The text of the main part, one space between words."""
    return " ".join(page.inner_text("main").split())
