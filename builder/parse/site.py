"""`site.yaml` to the Site, defaults filled in."""

from __future__ import annotations

from collections.abc import Iterator

from builder.diagnostics import Diagnostic, Outcome, Span
from builder.model import codes
from builder.model.inputs import File
from builder.model.slug import to_page_slug
from builder.model.timeline import NavLink, Site
from builder.model.url import hint_for_address, is_web_address
from builder.model.written import Allowance, NavItem, SiteFile
from builder.parse.characters import find_deceptions
from builder.parse.shape import shape
from builder.parse.text import Lines, decode
from builder.parse.values import check_language, check_timezone
from builder.parse.yaml import parse_yaml


def parse_site(file: File | None, *, name: str) -> Outcome[tuple[Site, tuple[Allowance, ...]]]:
    """Read `site.yaml` and what it allows; without the file, defaults and WH109. `name` is the title then.

    The Site is always usable: where the file has faults they are errors, and the defaults stand in.
    """
    default = Site(title=name)
    if file is None:
        span = Span("site.yaml", 1, 1, 1, 1)
        hint = "write one with at least `title: …`"
        fault = codes.NO_SITE_FILE.at(span, f"there is no site.yaml; the site is called “{name}”", hint=hint)
        return Outcome((default, ()), (fault,))
    text = decode(file)
    lines = Lines(file.path, text.value)
    written = parse_yaml(lines)
    faults = (*text.diagnostics, *written.diagnostics)
    if text.has_errors or written.has_errors:
        return Outcome((default, ()), faults)
    found = shape(SiteFile, written.value, lines, name="site.yaml")
    faults = (*faults, *found.diagnostics, *find_deceptions(lines, prose=len(lines.text)))
    if found.value is None or found.has_errors:
        return Outcome((default, ()), faults)
    nav = [read_nav(item) for item in found.value.nav]
    faults = (*faults, *check_values(found.value), *(link for link in nav if isinstance(link, Diagnostic)))
    links = tuple(link for link in nav if isinstance(link, NavLink))
    return Outcome((fill(found.value, default, links), found.value.allow), faults)


def fill(written: SiteFile, default: Site, nav: tuple[NavLink, ...]) -> Site:
    """Take what the file says, and the defaults where it says nothing."""
    start = written.fiscal_year_start.value if written.fiscal_year_start else None
    return Site(
        title=written.title.value if written.title else default.title,
        url=written.url.value.rstrip("/") if written.url else None,
        description=written.description.value if written.description else None,
        language=written.language.value if written.language else default.language,
        timezone=written.timezone.value if written.timezone else default.timezone,
        hemisphere=written.hemisphere.value if written.hemisphere else default.hemisphere,
        fiscal_year_start=(start.month, start.day) if start else None,
        nav=nav,
        params=written.params or {},
        outputs=default.outputs if written.outputs is None else frozenset(output.value for output in written.outputs),
    )


def check_values(written: SiteFile) -> Iterator[Diagnostic]:
    """Say WH203, WH205, WH206 and WH504 of values that pydantic takes as any text."""
    if written.url is None:
        hint = "give the site's address, as `url: https://example.org`"
        message = "the site has no `url`: canonical links, feeds, sitemap, annotations and JSON-LD are left out"
        yield codes.NO_URL.at(Span("site.yaml", 1, 1, 1, 1), message, hint=hint)
    if written.timezone:
        yield codes.NO_EFFECT.at(written.timezone.span, "`timezone` has no effect yet")
    if written.url and not (is_web_address(written.url.value) and written.url.value.startswith("http")):
        hint = "write it as https://example.org or https://example.org/timelines"
        yield codes.BAD_URL.at(written.url.span, f"“{written.url.value}” is not the address of a site", hint=hint)
    yield from check_timezone(written.timezone)
    yield from check_language(written.language)


def read_nav(item: NavItem) -> NavLink | Diagnostic:
    """Read one link of the head: `page` of ours, or `url` elsewhere."""
    if item.page is not None and item.url is None:
        return NavLink(item.title.value, to_page_slug(item.page.value), is_external=False, span=item.page.span)
    if item.page is not None or item.url is None:
        hint = "give either `page: about.md` or `url: https://…`"
        return codes.MISSING_FIELD.at(
            item.title.span, f"“{item.title.value}” leads nowhere, or to two places", hint=hint
        )
    if not is_web_address(item.url.value):
        hint = hint_for_address(item.url.value)
        return codes.BAD_URL.at(item.url.span, f"“{item.url.value}” is not an address we link to", hint=hint)
    return NavLink(item.title.value, item.url.value, is_external=True, span=item.url.span)
