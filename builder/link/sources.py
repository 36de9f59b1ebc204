"""What events cite: declared sources, bare addresses and the annotated articles themselves, each document once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from builder.diagnostics import Related
from builder.link.names import Names, check_link
from builder.model import codes
from builder.model.article import Article, Telling
from builder.model.choices import Access
from builder.model.edtf import day_edtf
from builder.model.shorthand import nearest
from builder.model.timeline import Cited, KnownSource
from builder.model.url import host_of, is_web_address, to_comparable
from builder.model.written import Annotation, Source, Text

UNREACHABLE = frozenset({Access.OFFLINE, Access.GONE})


@dataclass(slots=True)
class Sources:
    """The site's sources while they are gathered. `same` leads from an id to that of the source it equals."""

    names: Names
    known: dict[str, KnownSource] = field(default_factory=dict)
    by_url: dict[str, str] = field(default_factory=dict)
    same: dict[str, str] = field(default_factory=dict)
    without_url: set[str] = field(default_factory=set)  # articles cited without an address: said once of each

    def cite(self, entry: Annotation, article: Article) -> tuple[Cited, ...]:
        """Find what an entry cites, in order, each source once. Left out, it is the article."""
        if entry.sources is None:
            key = self.article(article, entry.title)
            return (Cited(key),) if key else ()
        found: dict[str, Cited] = {}
        for citation in entry.sources:
            key = self.key(citation.source, article)
            if key and key not in found:
                quote = citation.quote.value if citation.quote else None
                found[key] = Cited(key, quote, citation.at.value if citation.at else None)
        return tuple(found.values())

    def key(self, written: Text, article: Article | None) -> str | None:
        """Find the key of a source named by id, address or `article`; None, with a fault, when there is none."""
        if written.value == "article" and article:
            return self.article(article, written)
        if written.value in self.names.sources:
            return self.same.get(written.value, written.value)
        if ":" in written.value or "/" in written.value:
            return self.address(written)
        if written.value not in self.names.maybe:
            near = nearest(written.value, self.names.sources)
            if "," in written.value:
                near = f"the list [{written.value}]"
            hint = f"did you mean {near}?" if near else "declare it under `sources:`, or write its whole address"
            if written.value in self.names.agents:
                hint = f"“{written.value}” is an agent: name what it published, or put it under `according_to`"
            message = f"there is no source “{written.value}”"
            self.names.faults.append(codes.UNKNOWN_SOURCE.at(written.span, message, hint=hint))
        return None

    def address(self, written: Text) -> str | None:
        """Find the key of a bare URL: a declared source's if it is one's, else a source of its own."""
        if not is_web_address(written.value):
            check_link(self.names, written)
            return None
        comparable = to_comparable(written.value)
        if comparable not in self.by_url:
            self.by_url[comparable] = written.value
            host = host_of(written.value)
            self.known[written.value] = KnownSource(
                written.value, host, has_id=False, span=written.span, url=written.value
            )
        return self.by_url[comparable]

    def article(self, article: Article, written: Text) -> str | None:
        """Take the annotated article as a source, which needs its own address; None when it has none."""
        matter = article.matter
        if matter.url is None:
            if article.slug in self.without_url:
                return None
            self.without_url.add(article.slug)
            message = "the event cites the article itself, which has no `url`"
            hint = f"add `url:` to {article.path}, or name the event's `sources`"
            self.names.faults.append(codes.ARTICLE_WITHOUT_URL.at(written.span, message, hint=hint))
            return None
        if not is_web_address(matter.url.value):
            return None  # said where it stands
        key = f"article:{article.slug}"
        if key not in self.known:
            publisher = self.publisher(matter.publisher, article.slug)
            self.known[key] = KnownSource(
                key,
                publisher or host_of(matter.url.value),
                has_id=False,
                span=matter.url.span,
                title=matter.title.value,
                url=matter.url.value,
                type="article",
                publisher=publisher,
                author=tuple(author.value for author in matter.author),
                published=day_edtf(article.published) if article.published else None,
            )
        return key

    def publisher(self, written: Text | None, slug: str) -> str | None:
        """Name a publisher, by its agent's id or as it is."""
        key = self.names.agent(written, slug) if written else None
        return self.names.agents[key].label if key else None


def gather_sources(names: Names, tellings: Sequence[Telling]) -> Sources:
    """Take in every declared source. May say WH501, WH504, WH506, WH507 and WH601."""
    sources = Sources(names)
    for telling in tellings:
        slug = telling.article.slug if telling.article else telling.sidecar
        if telling.article:
            check_link(names, telling.article.matter.url)
        for source in telling.annotations.sources:
            if names.sources.get(source.id.value) is source:
                declare_source(sources, source, slug)
    for source in names.sources.values():
        key = sources.same.get(source.id.value, source.id.value)
        cited = [found for text in source.cites if (found := sources.key(text, None)) and found != key]
        if cited:
            known = sources.known[key]
            sources.known[key] = replace(known, cites=tuple(dict.fromkeys([*known.cites, *cited])))
    return sources


def declare_source(sources: Sources, source: Source, slug: str) -> None:
    """Take in one declared source."""
    names = sources.names
    key = source.id.value
    check_link(names, source.url)
    for copy in source.archived:
        check_link(names, copy.url)
    access = source.access.value if source.access else Access.OPEN
    if source.url is None and access not in UNREACHABLE:
        hint = "give its `url`, or say `access: offline` or `access: gone`"
        names.faults.append(codes.SOURCE_WITHOUT_URL.at(source.id.span, f"the source “{key}” has no `url`", hint=hint))
    url = source.url.value if source.url and is_web_address(source.url.value) else None
    if url:
        first = sources.by_url.setdefault(to_comparable(url), key)
        if first != key and source.url:
            related = (Related(sources.known[first].span, "the same address"),)
            message = f"“{key}” has the same address as “{first}”"
            names.faults.append(
                codes.SAME_URL.at(
                    source.url.span,
                    message,
                    hint="keep one of the two, and name it wherever the other is cited",
                    related=related,
                )
            )
            sources.same[key] = first
            return
    publisher = sources.publisher(source.publisher, slug)
    title = source.title.value if source.title else None
    sources.known[key] = KnownSource(
        key,
        publisher or title or (host_of(url) if url else key),
        has_id=True,
        span=source.id.span,
        title=title,
        url=url,
        type=source.type.value if source.type else "webpage",
        publisher=publisher,
        author=tuple(author.value for author in source.author),
        published=source.published.value if source.published else None,
        accessed=source.accessed.value if source.accessed else None,
        access=access,
        is_read=source.read.value if source.read else True,
        archived=source.archived,
        note=source.note.value if source.note else None,
    )
