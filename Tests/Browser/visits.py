"""How a visitor's browser is set up."""

# A wide screen on which nothing moves.
WIDE = {"viewport": {"width": 1280, "height": 900}, "reduced_motion": "reduce"}


def watched(context):
    """A page of a context. What its console reports is kept in `page.reports`."""
    page = context.new_page()
    page.reports = []
    page.on("console", lambda said: page.reports.append(said.text) if said.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: page.reports.append(str(error)))
    return page
