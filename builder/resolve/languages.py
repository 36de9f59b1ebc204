"""What stands around a date in other languages, and what dateparser does not know of them: one table a language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Limit(StrEnum):
    """What a preposition makes of a date."""

    SINCE = "since"
    UNTIL = "until"


@dataclass(frozen=True, slots=True)
class Language:
    """Words as a regular expression's alternatives. `words` gives for a word the one that dateparser knows."""

    before: str = "a^"  # articles and prepositions before a date, dropped one by one
    since: str = "a^"
    until: str = "a^"
    past: str = "a^"  # “last”, beside a month or a weekday
    after: str = "a^"  # the word for a year after its number
    refused: str = "a^"  # what dateparser takes for something else: “the years 1990”, “in the course of two years”
    words: Mapping[str, str] = field(default_factory=dict)

    def split_limit(self, written: str) -> tuple[Limit | None, str]:
        """Take “since” or “until” off."""
        for limit, words in ((Limit.SINCE, self.since), (Limit.UNTIL, self.until)):
            found = re.match(rf"(?:{words})(?:\s+|(?<='))", written, re.IGNORECASE)
            if found:
                return limit, written[found.end() :]
        return None, written

    def split_past(self, written: str) -> tuple[bool, str]:
        """Take “last” off, before or after what it stands beside."""
        rest = re.sub(
            rf"^(?:(?:{self.before})\s+)?(?:{self.past})\s+|\s+(?:{self.past})$", "", written, flags=re.IGNORECASE
        )
        return rest != written, rest

    def strip(self, written: str, most: int) -> list[str]:
        """Drop what stands after a date, then what stands before it: `most` words, each result a little shorter."""
        known = " ".join(self.respell(word) for word in written.split())
        known = re.sub(r"\b([2-9])0 (?:y |e |et )?([1-9])\b", r"\1\2", known)
        known = re.sub(r"(?<=[0-9])[º°ª](?=\s)", "", known)
        if re.search(rf"^(?:{self.refused})$", known, re.IGNORECASE):
            return []
        stripped = [re.sub(rf"(?<=[0-9])\s+(?:{self.after})$", "", known, flags=re.IGNORECASE)]
        for _ in range(most):
            shorter = re.sub(rf"^(?:{self.before})(?:\s+|(?<='))", "", stripped[-1], flags=re.IGNORECASE)
            if shorter != stripped[-1]:
                stripped.append(shorter)
        return stripped

    def respell(self, word: str) -> str:
        """Give the word that dateparser knows: digits for a number, also for one such as “trente-cinq”."""
        parts = [self.words.get(part, part) for part in word.lower().split("-")]
        return (
            " ".join(parts)
            if len(parts) == 2 and all(part.isdecimal() for part in parts)
            else self.words.get(word.lower(), word)
        )


def numbers(text: str) -> dict[str, str]:
    """Read a table of spelled numbers: `dos 2 tres 3`."""
    words = text.split()
    return dict(zip(words[::2], words[1::2], strict=True))


def months(locative: str, genitive: str) -> dict[str, str]:
    """Pair the forms of twelve months: “in May”, which dateparser does not know, with the one it does."""
    return dict(zip(locative.split(), genitive.split(), strict=True))


LANGUAGES = {
    "es": Language(
        before="el día|el dia|el mes de|el año|el|la|los|en|del|de|a",
        since="desde",
        until="hasta",
        past="pasado|pasada",
        refused=r".*\baños [0-9]+|en \S+ (?:años?|mes(?:es)?|semanas?|días?)",
        words=numbers(
            "primero 1 dos 2 tres 3 cuatro 4 cinco 5 seis 6 siete 7 ocho 8 nueve 9 diez 10 once 11 doce 12 quince 15 "
            "veinte 20 treinta 30 cuarenta 40 cincuenta 50 sesenta 60 setenta 70 ochenta 80 noventa 90 cien 100"
        ),
    ),
    "fr": Language(
        before="le mois de|le mois d'|au mois de|au mois d'|l'année|le|la|les|l'|en|au|à|du|de",
        since="depuis|dès",
        until="jusqu'au|jusqu'en|jusqu'à",
        past="dernier|dernière",
        refused=r".*\bannées [0-9]+|en \S+ (?:ans?|mois|semaines?|jours?)",
        words=numbers(
            "deux 2 trois 3 quatre 4 cinq 5 six 6 huit 8 neuf 9 dix 10 onze 11 douze 12 quinze 15 vingt 20 trente 30 "
            "quarante 40 cinquante 50 soixante 60 cent 100 premier 1"
        ),
    ),
    "de": Language(
        before="im Monat|im Jahr|im Jahre|am|im|vom|zum|den|dem|der|in|an|um",
        since="seit dem|seit",
        until="bis zum|bis",
        past="letzten|letzter|vergangenen|vorigen",
        refused=r".*\bJahren? [0-9]+",
        words=numbers(
            "zwei 2 drei 3 vier 4 fünf 5 sechs 6 sieben 7 acht 8 neun 9 zehn 10 elf 11 zwölf 12 fünfzehn 15 zwanzig 20 "
            "dreißig 30 vierzig 40 fünfzig 50 hundert 100"
        ),
    ),
    "pt": Language(
        before="no dia|no mês de|no ano de|em|no|na|o|a|de|do|da",
        since="desde",
        until="até",
        past="passado|passada|último|última",
        refused=r".*\banos [0-9]+|em \S+ (?:anos?|mês|meses|semanas?|dias?)",
        words=numbers(
            "primeiro 1 dois 2 duas 2 três 3 quatro 4 cinco 5 seis 6 sete 7 oito 8 nove 9 dez 10 onze 11 doze 12 "
            "quinze 15 vinte 20 trinta 30 quarenta 40 cinquenta 50 sessenta 60 cem 100"
        ),
    ),
    "it": Language(
        before="il giorno|il mese di|nel mese di|l'anno|nell'anno|il|lo|la|l'|nel|nello|nella|nell'|in|del|a|di",
        since="dal|dall'|da",
        until="fino al|fino a|fino all'",
        past="scorso|scorsa",
        refused=r".*\banni [0-9]+|in \S+ (?:ann[oi]|mes[ei]|settiman[ae]|giorn[oi])",
        words=numbers(
            "primo 1 due 2 tre 3 quattro 4 cinque 5 sei 6 sette 7 otto 8 nove 9 dieci 10 undici 11 dodici 12 "
            "quindici 15 venti 20 trenta 30 quaranta 40 cinquanta 50 sessanta 60 settanta 70 ottanta 80 novanta 90 "
            "cento 100"
        ),
    ),
    "ru": Language(
        before="во|в|на|по",
        since="с|со",
        until="до",
        after=r"года|году|год|г\.?",
        past="прошлый|прошлую|прошлое|прошлом",
        refused=r".*\bгод(?:ы|ов|ах) [0-9]+",
        words=months(
            "январе феврале марте апреле мае июне июле августе сентябре октябре ноябре декабре",
            "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
        )
        | numbers(
            "два 2 две 2 три 3 четыре 4 пять 5 шесть 6 семь 7 восемь 8 девять 9 десять 10 двенадцать 12 пятнадцать 15 "
            "двадцать 20 тридцать 30 сорок 40 пятьдесят 50 сто 100"
        ),
    ),
    "uk": Language(
        before="у|в|на|по",
        since="з|із|від",
        until="до",
        after=r"року|році|рік|р\.?",
        past="минулий|минулу|минулої|минулого|минулому",
        refused=r".*\bрок(?:и|ів|ах) [0-9]+",
        words=months(
            "січні лютому березні квітні травні червні липні серпні вересні жовтні листопаді грудні",
            "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
        )
        | numbers(
            "два 2 дві 2 три 3 чотири 4 п'ять 5 шість 6 сім 7 вісім 8 дев'ять 9 десять 10 дванадцять 12 п'ятнадцять 15 "
            "двадцять 20 тридцять 30 сорок 40 п'ятдесят 50 сто 100"
        )
        | {"тиждень": "1 тиждень", "місяць": "1 місяць", "рік": "1 рік"},
    ),
    "en": Language(before="on|in|the"),
}
UNKNOWN = Language()
