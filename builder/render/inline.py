"""A sentence of the author's with inline Markdown: emphasis, code and links, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup, escape

TAGS = {"em": "em", "strong": "strong"}


@lru_cache(maxsize=1)
def make_parser() -> MarkdownIt:
    """Build the parser once: CommonMark's inline rules without HTML and images."""
    parser = MarkdownIt("commonmark", {"html": False})
    parser.disable(["html_inline", "image"])
    return parser


def render_inline(text: str, link: Callable[[str], str | None]) -> Markup:
    """Render one sentence. `link` gives the address for a link's target, None where there is nothing to lead to."""
    (token,) = make_parser().parseInline(text)
    is_linked: list[bool] = []
    return Markup("").join(render_token(part, link, is_linked) for part in token.children or [])


def render_token(token: Token, link: Callable[[str], str | None], is_linked: list[bool]) -> Markup:
    """Render one piece; `is_linked` remembers whether the link that is open was written."""
    match token.type:
        case "softbreak" | "hardbreak":
            return Markup(" ")
        case "code_inline":
            return Markup("<code>{}</code>").format(token.content)
        case "link_open":
            href = link(str(token.attrGet("href") or ""))
            is_linked.append(href is not None)
            return Markup('<a href="{}">').format(href) if href is not None else Markup()
        case "link_close":
            return Markup("</a>") if is_linked.pop() else Markup()
        case "em_open" | "strong_open":
            return Markup("<{}>").format(TAGS[token.tag])
        case "em_close" | "strong_close":
            return Markup("</{}>").format(TAGS[token.tag])
        case _:
            return escape(token.content)
