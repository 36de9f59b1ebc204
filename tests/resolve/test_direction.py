"""Which verb governs an expression, and which way it looks. The expression stands in brackets."""

from __future__ import annotations

import pytest

from builder.model.choices import Direction
from builder.resolve.direction import direction_of

AHEAD = [
    # modals, also far away, passive, shortened, asked
    "The council will meet [on Friday].",
    "The budget, after a long debate, will be tried [in September].",
    "She said she'll resign [in May].",
    "Will the ferry run again [in March]?",
    "The bridge would not be reopened [in June].",
    "Fares may soon rise [in April].",
    "The airline will almost double its flights between Lima and Quito [by August].",
    "The dividend would be paid on a still undecided day [in January].",
    # is to, expected, due, scheduled, set
    "The envoy is to arrive [on Tuesday].",
    "The verdict is expected [on Friday].",
    "The ship was due to sail [on Tuesday].",
    "The match has been rescheduled for [Saturday].",
    "A summit set for Geneva [in April] worries both sides.",
    "The planned march [on Sunday] worries the police.",
    "The reactor is not likely to restart [in May].",
    "Leaders are meeting [on Thursday] in Rabat.",
    # plans and promises
    "The bank announced an agreement to buy its rival [in January].",
    "The union has decided to strike [in March].",
    "Mayor vows to close the port [in July]",
    "Council to vote on the tunnel [on Monday]",
    "The alliance has decided to admit Cuba, Haiti and Belize in early [March], an official said.",
    "The minister, expected to resign [on Friday], said nothing.",
    # what people said is told by its own verb
    "Officials said the talks [in May] will be the last.",
    "The court, a clerk said, will rule [in May].",
    "The court will rule, a clerk said, [in May].",
    # timetables and conditions
    "The trial begins [on Monday].",
    "Voters decide when the case is heard [in May].",
    "The law falls if the vote fails [in May].",
    "The cabinet met ahead of [Sunday]'s vote.",
    # no verb before it
    "[On Friday], after a night of talks, the union will strike.",
    "He leaves the U.S. as soon as [Tuesday], and might not return.",
]
BEHIND = [
    "The council met [on Friday].",
    "The minister said [on Thursday] that he will resign.",
    "The minister told reporters in Lima [on Thursday] the mine would close.",
    "He will resign, the minister said [on Thursday].",
    "The trial began [in September] and will end soon.",
    "[On Friday], the rebels, who will never surrender, took the town.",
    "[In January], a week after the vote, a bomb killed two.",
    "[On Friday], the ministry planned to pay the first claims.",
    "[On Friday], the minister agreed to resign.",
    "The envoy may have left [on Sunday].",
    "The envoy could not be reached [on Sunday].",
    "The minister was forced to resign [in May].",
    "The firm had been expected to fail, but it wound up its affairs [in March].",
    "The rebels swung to the left [in April].",
    "The portrait hung in the palace until thieves took it [in May].",
    "Prices rose because of limited supply [in May].",
    "Sales of imported cars fell [in May].",
    "Trade was slow due to the strike [on Monday].",
    "As expected, the senate voted [on Tuesday].",
    "Critics of [Wednesday]'s ruling will appeal.",
    "The father travelled to the United States [on Thursday].",
    "Did the envoy arrive [on Tuesday]?",
    "It will not pay. He left [on Friday].",
    "Mr. Ito left [on Friday]. He will be missed.",
]
NOWHERE = ["A dispute [in March]", "Floods [in May], drought [in June]", "The festival is [in May]."]


def read(text: str) -> Direction | None:
    start = text.index("[")
    end = text.index("]", start) - 1
    return direction_of(text.replace("[", "", 1).replace("]", "", 1), start, end)


@pytest.mark.parametrize("text", AHEAD)
def test_verbs_that_look_ahead(text: str) -> None:
    assert read(text) is Direction.FUTURE


@pytest.mark.parametrize("text", BEHIND)
def test_verbs_that_look_back(text: str) -> None:
    assert read(text) is Direction.PAST


@pytest.mark.parametrize("text", NOWHERE)
def test_no_verb_says_nothing(text: str) -> None:
    assert read(text) is None
