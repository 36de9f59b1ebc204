"""The words of the made-up newspaper: an invented country, its houses, people, and what they do."""

from __future__ import annotations

MONTHS = "January February March April May June July August September October November December".split()
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
NUMBERS = "two three four five six seven eight nine ten eleven".split()
FIRST = (
    "Agnes Bruno Celia Dario Elin Flora Gustav Hedda Ivan Jutta Karel Lotte Milos Nora Otto Paula Rafael Sigrid".split()
)
LAST = (
    "Abeler Brandvik Corso Dahlmann Estrada Fontaine Gerlach Holub Iversen Jansky Kessler Lorentz Morawa Novak".split()
)
HOUSES = {
    "kanton-bahn": "the Cantonal Railway",
    "light-trust": "the Lighthouse Trust",
    "salt-office": "the Salt Office",
    "forest-court": "the Forest Court",
    "glass-union": "the Glassworkers' Union",
    "harbour-bank": "the Harbour Savings Bank",
    "river-guard": "the River Guard",
    "school-senate": "the School Senate",
    "bee-chamber": "the Chamber of Beekeepers",
    "weather-house": "the Weather House",
    "state-press": "the State Printing Press",
    "quarry-fund": "the Quarry Pension Fund",
    "toll-board": "the Toll Board",
    "north-clinic": "the Northern Clinic",
    "map-survey": "the Land Survey",
    "opera-guild": "the Opera Guild",
}
TOPICS = "railways coast salt forests glass savings rivers schools bees weather printing pensions tolls health maps music".split()
PLACES = "Altmarn|Bresk|Cold Ferry|Dunholt|Eskerby|Falkensund|Grevenmoor|Hollin Head|Isenthal|Jorvath|Kaltwasser|Lerum".split(
    "|"
)
SERVERS = [
    f"{name}.example"
    for name in "courier herald morning chronicle ledger observer tribune bulletin gazette post".split()
]
DEEDS = (
    "sold {n} of its boats",
    "closed the branch in {place}",
    "bought land near {place}",
    "lost a case over {n} unpaid invoices",
    "published a report of {n} pages",
    "dismissed its second director",
    "signed a contract with a builder from {place}",
    "returned {n} letters unopened",
    "moved its archive to {place}",
    "raised its fees for {n} services",
    "opened an inquiry into the fire at {place}",
    "cancelled the order for {n} engines",
    "refused to let inspectors into the yard at {place}",
    "admitted that {n} files had been shredded",
    "paid a fine of {n} thousand marks",
    "stopped work on the tunnel under {place}",
    "appointed an auditor from {place}",
    "withdrew {n} complaints",
)
STATES = ("has run the depot at {place}", "has kept the road to {place} shut", "has owed the town {n} thousand marks")
ASIDES = (
    "although the vote had been close",
    "against the advice of its own lawyers",
    "which no newspaper noticed then",
    "as two former clerks remember",
    "and told nobody outside the board",
    "while the bridge was still under repair",
    "for reasons that are not in the minutes",
    "to the surprise of the mayor of {place}",
)
BETWEEN = (
    "{person} keeps the letters in a biscuit tin and shows them to whoever asks.",
    "Of the {n} households on the quay, most learned of it from a *notice on the church door*.",
    "“They count every candle and no cheque,” said {person}, who ran the office in {place} for years.",
    "The sum is small beside what {house} spends on paper, {n} thousand marks.",
    "A clerk in {place} has drawn a **map of all doors** to which {house} still holds a key.",
    "What {person} wrote in the margin, a single question mark, became the title of a play.",
    "Nobody in {place} will say who carried the boxes out, though {n} people watched from the windows.",
    "The [register of contracts](https://register.example/{number}) names {person} as its only witness.",
    "Between the tracks at {place} grass stands as high as the signal, and {house} no longer mows it.",
    "{person} would rather talk about the weather, the price of eels, or the choir.",
    "Asked for the minutes, {house} sent {n} blank pages and a calendar.",
    "It is a quarrel about keys, about habit, and about who may sit at the round table.",
)
HEADS = (
    "What {house} kept quiet",
    "The road to {place}",
    "Who held the keys",
    "A door in {place}",
    "The view from the quay",
)
