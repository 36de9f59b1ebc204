"""Words of other languages that an author names: what is read, what is not, and which way they look."""

from __future__ import annotations

import pytest

from builder.model.choices import Direction
from builder.model.dates import Conventions
from builder.model.day import Day
from builder.resolve.expressions import Found, read_expression
from builder.resolve.rule import Context

MONDAY = Day(2019, 6, 3)

READ = {
    "es": [
        ("el 3 de mayo de 2018", "2018-05-03"), ("3 de mayo del 2018", "2018-05-03"), ("el 1º de mayo de 2018", "2018-05-01"),
        ("el primero de mayo de 2018", "2018-05-01"), ("el 3 de mayo", "2019-05-03"), ("en mayo de 2018", "2018-05"),
        ("en marzo", "2019-03"), ("el pasado marzo", "2019-03"), ("desde 1944", "1944/2019-06-03"), ("en el año 1944", "1944"),
        ("hasta marzo", "../2019-03"), ("el domingo", "2019-06-02"), ("el lunes", "2019-06-03"), ("ayer", "2019-06-02"), ("anteayer", "2019-06-01"),
        ("hoy", "2019-06-03"), ("hace 2 años", "2017"), ("hace dos años", "2017"), ("hace tres semanas", "2019-05-13/2019-05-19"),
        ("hace un mes", "2019-05"), ("hace cinco días", "2019-05-29"), ("hace veinte años", "1999"), ("hace treinta y cinco años", "1984"),
        ("el martes pasado", "2019-05-28"), ("el lunes pasado", "2019-05-27"), ("marzo pasado", "2019-03"), ("desde hace dos años", "2017/2019-06-03"),
    ],
    "fr": [
        ("le 3 mai 2018", "2018-05-03"), ("le 1er mai 2018", "2018-05-01"), ("en mai 2018", "2018-05"), ("en mars", "2019-03"),
        ("au mois de mars", "2019-03"), ("le 3 mai", "2019-05-03"), ("dimanche", "2019-06-02"), ("lundi", "2019-06-03"),
        ("hier", "2019-06-02"), ("avant-hier", "2019-06-01"), ("aujourd’hui", "2019-06-03"), ("il y a deux ans", "2017"),
        ("il y a 3 semaines", "2019-05-13/2019-05-19"), ("il y a cinq jours", "2019-05-29"), ("en 1944", "1944"), ("jusqu’en 1990", "../1990"),
        ("depuis 1944", "1944/2019-06-03"), ("il y a vingt ans", "1999"), ("il y a trente-cinq ans", "1984"), ("mardi dernier", "2019-05-28"),
    ],
    "de": [
        ("am 3. Mai 2018", "2018-05-03"), ("3. Mai 2018", "2018-05-03"), ("im Mai 2018", "2018-05"), ("im März", "2019-03"),
        ("am 3. Mai", "2019-05-03"), ("am Sonntag", "2019-06-02"), ("Montag", "2019-06-03"), ("gestern", "2019-06-02"),
        ("vorgestern", "2019-06-01"), ("heute", "2019-06-03"), ("vor 2 Jahren", "2017"), ("vor zwei Jahren", "2017"),
        ("vor drei Wochen", "2019-05-13/2019-05-19"), ("vor fünf Tagen", "2019-05-29"), ("vor einem Monat", "2019-05"), ("letzten Dienstag", "2019-05-28"),
        ("im Jahr 1944", "1944"), ("seit 1944", "1944/2019-06-03"),
    ],
    "pt": [
        ("em 3 de maio de 2018", "2018-05-03"), ("no dia 3 de maio de 2018", "2018-05-03"), ("1º de maio de 2018", "2018-05-01"),
        ("em maio de 2018", "2018-05"), ("em março", "2019-03"), ("3 de maio", "2019-05-03"), ("no domingo", "2019-06-02"),
        ("ontem", "2019-06-02"), ("anteontem", "2019-06-01"), ("hoje", "2019-06-03"), ("há 2 anos", "2017"),
        ("há dois anos", "2017"), ("há três semanas", "2019-05-13/2019-05-19"), ("há cinco dias", "2019-05-29"), ("terça-feira passada", "2019-05-28"), ("há trinta e cinco anos", "1984"),
        ("em 1944", "1944"), ("desde 1944", "1944/2019-06-03"),
    ],
    "it": [
        ("il 3 maggio 2018", "2018-05-03"), ("l'8 marzo 2018", "2018-03-08"), ("il 1° maggio 2018", "2018-05-01"),
        ("nel maggio 2018", "2018-05"), ("a marzo", "2019-03"), ("il 3 maggio", "2019-05-03"), ("domenica", "2019-06-02"),
        ("ieri", "2019-06-02"), ("l'altro ieri", "2019-06-01"), ("oggi", "2019-06-03"), ("2 anni fa", "2017"),
        ("due anni fa", "2017"), ("tre settimane fa", "2019-05-13/2019-05-19"), ("cinque giorni fa", "2019-05-29"), ("martedì scorso", "2019-05-28"), ("lo scorso maggio", "2019-05"),
        ("nel 1944", "1944"), ("dal 1944", "1944/2019-06-03"),
    ],
    "ru": [
        ("3 мая 2018 года", "2018-05-03"), ("8 марта 2018 г.", "2018-03-08"), ("в мае 2018 года", "2018-05"), ("в марте", "2019-03"),
        ("3 мая", "2019-05-03"), ("в воскресенье", "2019-06-02"), ("вчера", "2019-06-02"), ("позавчера", "2019-06-01"),
        ("сегодня", "2019-06-03"), ("2 года назад", "2017"), ("два года назад", "2017"), ("три недели назад", "2019-05-13/2019-05-19"),
        ("пять дней назад", "2019-05-29"), ("тридцать пять лет назад", "1984"), ("в прошлом году", "2018"), ("в 1944 году", "1944"), ("с 1944 года", "1944/2019-06-03"),
    ],
    "uk": [
        ("3 травня 2018 року", "2018-05-03"), ("8 березня 2018 р.", "2018-03-08"), ("у травні 2018 року", "2018-05"),
        ("у березні", "2019-03"), ("3 травня", "2019-05-03"), ("в неділю", "2019-06-02"), ("вчора", "2019-06-02"),
        ("позавчора", "2019-06-01"), ("сьогодні", "2019-06-03"), ("2 роки тому", "2017"), ("два роки тому", "2017"),
        ("три тижні тому", "2019-05-13/2019-05-19"), ("п'ять днів тому", "2019-05-29"), ("тиждень тому", "2019-05-27/2019-06-02"), ("рік тому", "2018"), ("у 1944 році", "1944"), ("з 1944 року", "1944/2019-06-03"),
    ],
    "en": [("3rd of May, 2018", "2018-05-03")],
}  # fmt: skip

NOT_READ = {
    "es": ["a principios de mayo", "en primavera", "los años 1990", "el otro día", "dos", "veinte", "el 15", "a las 10", "en dos años", "18%", "fin de siglo", "los años noventa", "2 400 soldados", "nunca"],
    "fr": ["début mai", "au printemps", "les années 1990", "l'autre jour", "deux", "10 heures", "en deux ans", "il y a vingt-sept ans", "jamais", "2 400 soldats"],
    "de": ["Anfang Mai", "in den Jahren 1990", "im Frühling", "die 1990er Jahre", "Ende 2018", "neulich", "zwei", "10 Uhr", "vor Jahren", "nie"],
    "pt": ["no início de maio", "na primavera", "os anos 1990", "outro dia", "dois", "em dois anos", "nunca"],
    "it": ["all'inizio di maggio", "in primavera", "gli anni Novanta", "l'altro giorno", "sette", "in due anni", "mai"],
    "ru": ["в начале мая", "весной", "1990-е годы", "на днях", "два", "к 2020 году", "никогда"],
    "uk": ["на початку травня", "навесні", "1990-ті роки", "днями", "два", "ніколи"],
}  # fmt: skip


def read(words: str, language: str, direction: Direction | None = None) -> Found | None:
    return read_expression(words, 0, len(words), Context(MONDAY, Conventions(language), direction))


def rows(table: dict[str, list[tuple[str, str]]]) -> list[tuple[str, str, str]]:
    return [(language, words, edtf) for language, cases in table.items() for words, edtf in cases]


@pytest.mark.parametrize(("language", "words", "edtf"), rows(READ))
def test_words_are_read(language: str, words: str, edtf: str) -> None:
    found = read(words, language)
    assert found
    assert found.date
    assert found.date.edtf.text == edtf


@pytest.mark.parametrize(
    ("language", "words"), [(language, words) for language in NOT_READ for words in NOT_READ[language]]
)
def test_no_part_is_made_up(language: str, words: str) -> None:
    found = read(words, language)
    assert found is None or found.date is None, found.date.edtf.text


@pytest.mark.parametrize(
    ("language", "words", "past", "future"),
    [
        ("es", "en septiembre", "2018-09", "2019-09"),
        ("fr", "le 3 août", "2018-08-03", "2019-08-03"),
        ("de", "am Freitag", "2019-05-31", "2019-06-07"),
        ("pt", "na sexta-feira", "2019-05-31", "2019-06-07"),
        ("it", "lunedì", "2019-06-03", "2019-06-03"),
        ("ru", "в сентябре", "2018-09", "2019-09"),
        ("uk", "у вересні", "2018-09", "2019-09"),
    ],
)
def test_what_has_no_year_takes_the_direction(language: str, words: str, past: str, future: str) -> None:
    for direction, edtf in ((Direction.PAST, past), (Direction.FUTURE, future)):
        found = read(words, language, direction)
        assert found
        assert found.date
        assert found.date.edtf.text == edtf
