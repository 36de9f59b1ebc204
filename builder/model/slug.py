"""A text as the name of a file, an id, or a part of an address."""

from __future__ import annotations

import re
import unicodedata

OTHERS = re.compile("[^a-z0-9]+")  # of ASCII
HYPHENS = re.compile("-{2,}")


def to_slug(text: str) -> str:
    """Turn `text` into its slug: NFC, casefolded, letters and digits of any script, the rest hyphens.

    No hyphen stands first, last or beside another. A mark that belongs to a letter (a Devanagari vowel sign, an accent
    that Unicode cannot compose) stays with it; characters that nobody sees are dropped. The slug of a slug is itself;
    that of a text without letters and digits is empty.

    >>> to_slug("Rostec’s last contract, March 2019")
    'rostec-s-last-contract-march-2019'
    >>> to_slug("Straße — ÉTÉ!")
    'strasse-été'
    """
    if text.isascii():
        return OTHERS.sub("-", text.lower()).strip("-")
    folded = unicodedata.normalize("NFC", unicodedata.normalize("NFD", text).casefold())
    kept: list[str] = []
    for character in folded:
        category = unicodedata.category(character)
        if category == "Cf":
            continue
        follows_letter = bool(kept) and kept[-1] != "-"
        is_kept = category.startswith("L") or category == "Nd" or (category.startswith("M") and follows_letter)
        kept.append(character if is_kept else "-")
    return HYPHENS.sub("-", "".join(kept)).strip("-")


def to_page_slug(path: str) -> str:
    """Turn `content/2019/Planes.md` into `2019/planes`: every part of the path a slug."""
    parts = path.removeprefix("content/").removesuffix(".md").split("/")
    return "/".join(to_slug(part) or "-" for part in parts)
