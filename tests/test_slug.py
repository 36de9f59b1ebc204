import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from builder.model.slug import to_slug


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Rostec leaves", "rostec-leaves"),
        ("  Rostec’s last contract, March 2019. ", "rostec-s-last-contract-march-2019"),
        ("air-defence — and more", "air-defence-and-more"),
        ("snake_case/and.dots", "snake-case-and-dots"),
        ("Los asesores de España", "los-asesores-de-españa"),
        ("Uscita: perché?", "uscita-perché"),
        ("e\u0301te\u0301", "été"),
        ("STRASSE and Straße", "strasse-and-strasse"),
        ("Ростех уходит", "ростех-уходит"),
        ("हिन्दी में", "हिन्दी-में"),
        ("新聞 2019年", "新聞-2019年"),
        ("١٩٩٩", "١٩٩٩"),
        ("co\u00adoperation", "cooperation"),
        ("zero\u200bwidth", "zerowidth"),
        ("x² ½", "x"),
        ("\u0301alone", "alone"),
        ("---", ""),
        ("“…”", ""),
        ("", ""),
    ],
)
def test_a_slug_is_the_letters_and_digits(text: str, slug: str) -> None:
    assert to_slug(text) == slug


@given(st.text())
@example("İstanbul")
@example("\u0345\u0301")
def test_the_slug_of_a_slug_is_itself(text: str) -> None:
    assert to_slug(to_slug(text)) == to_slug(text)


@given(st.text())
def test_a_slug_is_composed_and_hyphens_stand_between(text: str) -> None:
    slug = to_slug(text)
    assert slug == unicodedata.normalize("NFC", slug)
    assert all(slug.split("-")) or not slug
    assert not any(character.isspace() or character in "/\\.%#?" for character in slug)


@given(st.text(st.characters(exclude_categories=["M", "Cs"])))
def test_case_makes_no_difference(text: str) -> None:
    assert to_slug(text.casefold()) == to_slug(text)
