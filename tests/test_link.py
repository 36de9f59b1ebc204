"""What articles tell, joined: names, sources, order, origins, dates that rest on others."""

from __future__ import annotations

import pytest

from builder.hearing import pair_files, tell
from builder.link.order import order_events
from builder.link.origins import count_origins
from builder.link.stage import link_timeline
from builder.model.inputs import File
from builder.model.timeline import Site, Timeline

HEAD = "---\ntitle: {title}\npublished: {day}\nurl: https://times.example/{title}\npublisher: The Times\n---\n"


def timeline(**files: str) -> Timeline:
    """Link a site of articles `a`, `b` … given by their text and, as `a_yaml`, their sidecars."""
    inputs = []
    for name, content in files.items():
        stem, _, is_yaml = name.partition("_")
        day, _, text = content.partition(" ")
        body = content if is_yaml else HEAD.format(title=stem, day=day) + text
        inputs.append(File(f"content/{stem}.{'yaml' if is_yaml else 'md'}", body.encode()))
    site = Site("Test")
    told = [tell(article, sidecar, site) for article, sidecar in pair_files(inputs)]
    assert [fault for one in told for fault in one.diagnostics] == []
    linked = link_timeline(site, [one.value[0].telling for one in told if one.value[0].telling], [], with_drafts=False)
    assert linked.diagnostics == ()
    return linked.value


def dates(found: Timeline) -> dict[str, str]:
    return {event.id: event.date.edtf.text for event in found.events}


def test_no_date_is_not_later_than_its_report() -> None:
    found = timeline(
        a="2019-06-03 They left, it was said Sunday. He denied it. More is to come.",
        a_yaml="events:\n"
        "  - {title: Left, quote: They left, reported: Sunday}\n"
        "  - {title: Denied, quote: He denied it, after: left}\n"
        "  - {title: More, quote: More is to come, status: expected}\n",
    )
    assert dates(found) == {"a#left": "[..2019-06-02]", "a#denied": "[..2019-06-03]", "a#more": "[2019-06-03..]"}
    assert [event.date.given_by.value for event in found.events] == ["reported", "published", "published"]


def test_after_and_before_bound() -> None:
    found = timeline(
        a="2019-06-03 It began on 4 April 2019. Then talks. It ended on 1 May 2019.",
        a_yaml="events:\n"
        "  - {title: Began, quote: It began on 4 April 2019}\n"
        "  - {title: Ended, quote: It ended on 1 May 2019}\n"
        "  - {title: Talks, quote: Then talks, after: began, before: ended}\n",
    )
    assert dates(found)["a#talks"] == "[2019-04-04..2019-05-01]"
    assert [event.id for event in found.events] == ["a#began", "a#talks", "a#ended"]


def test_accounts_of_one_event_stand_at_the_narrowest_days() -> None:
    found = timeline(
        a="2019-06-03 It broke in March.",
        a_yaml="events:\n  - {title: Broke, quote: It broke in March}\n",
        b="2019-06-04 It broke on 4 March 2019.",
        b_yaml="events:\n  - {title: Broke, quote: It broke on 4 March 2019, same_event: a#broke}\n",
    )
    (event,) = found.events
    assert event.id == "a#broke"
    assert event.date.edtf.text == "2019-03-04"
    assert [account.date.edtf.text for account in event.accounts] == ["2019-03", "2019-03-04"]


def test_what_lasted_is_not_shortened_by_a_moment_in_it() -> None:
    found = timeline(
        a="2019-06-03 It was held since 13 April.",
        a_yaml="events:\n  - {title: Held, quote: It was held since 13 April}\n",
        b="2019-06-04 It was seized in mid-April.",
        b_yaml="events:\n  - {title: Seized, quote: It was seized in mid-April, same_event: a#held}\n",
    )
    assert dates(found) == {"a#held": "2019-04-13/2019-06-03"}


def test_a_source_that_is_older_than_an_event_has_not_reported_it() -> None:
    found = timeline(
        a="2019-06-03 It left in April. It will come in July.",
        a_yaml="sources: {old: {url: 'https://old.example/1', published: 2019-03}}\n"
        "events:\n"
        "  - {title: Left, quote: It left in April, sources: old}\n"
        "  - {title: Comes, quote: It will come in July, sources: old, status: expected}\n",
    )
    assert {event.id: event.lead.reported.edtf.text for event in found.events} == {
        "a#left": "2019-06-03",
        "a#comes": "2019-03",
    }


def test_a_dispute_stands_on_both_sides_until_it_is_retracted() -> None:
    sidecar = "events:\n  - {{title: Left, quote: They left}}\n  - {{title: Denial, quote: He denied it, disputes: left, status: {}}}\n"
    text = "2019-06-03 They left. He denied it."
    left, _ = timeline(a=text, a_yaml=sidecar.format("reported")).events
    assert left.disputed_by == ("a#denial",)
    left, _ = timeline(a=text, a_yaml=sidecar.format("retracted")).events
    assert left.disputed_by == ()


def test_origins_are_what_nothing_else_rests_on() -> None:
    found = timeline(
        a="2019-06-03 They left. They came. They stayed.",
        a_yaml="sources:\n"
        "  wsj: https://wsj.example/1\n"
        "  mt: {url: 'https://mt.example/1', cites: wsj}\n"
        "  ap: https://ap.example/1\n"
        "events:\n"
        "  - {title: Left, quote: They left, sources: [wsj, mt]}\n"
        "  - {title: Came, quote: They came, sources: [wsj, mt, ap]}\n"
        "  - {title: Stayed, quote: They stayed, sources: [wsj, ap], according_to: [A Minister]}\n",
    )
    assert {event.id: event.origins for event in found.events} == {"a#left": 1, "a#came": 2, "a#stayed": 1}
    assert count_origins([], {}) == 0


@pytest.mark.parametrize(
    ("precedes", "ordered"),
    [
        ([], "abcd"),
        ([("d", "b")], "acdb"),  # b waits for d, and nothing else moves
        ([("a", "b")], "abcd"),
        ([("b", "a"), ("a", "b")], "abcd"),  # a circle is an error, said elsewhere
    ],
)
def test_events_move_only_as_far_as_needed(precedes: list[tuple[str, str]], ordered: str) -> None:
    assert order_events("dcba", {name: name for name in "abcd"}, precedes) == list(ordered)


def test_drafts_are_left_out() -> None:
    found = timeline(
        a="2019-06-03 They left. They came.",
        a_yaml="events:\n  - {title: Left, quote: They left}\n  - {title: Came, quote: They came, draft: true}\n",
    )
    assert [event.id for event in found.events] == ["a#left"]


def test_sources_of_drafts_are_left_out() -> None:
    found = timeline(
        a="2019-06-03 They left in March. They came in April.",
        a_yaml="sources:\n  log: {url: https://log.example/1, cites: https://first.example/1}\n"
        "events:\n  - {title: Left, quote: They left in March, sources: log}\n"
        "  - {title: Came, quote: in April, sources: https://draft.example/1, draft: true}\n",
    )
    assert list(found.sources) == ["log", "https://first.example/1"]


def test_words_read_from_another_event() -> None:
    """“Two days later” after a day is a day; after a month both bounds move, and the precision stays a month's."""
    found = timeline(
        a="2019-06-03 They came on 4 March 2019. They left two days later. It began in April. It ended three days later.",
        a_yaml="events:\n"
        "  - {title: Came, quote: They came on 4 March 2019}\n"
        "  - {title: Left, quote: They left two days later, reference: came}\n"
        "  - {title: Began, quote: It began in April}\n"
        "  - {title: Ended, quote: It ended three days later, reference: began}\n",
    )
    assert dates(found)["a#left"] == "2019-03-06"
    assert dates(found)["a#ended"] == "[2019-04-04..2019-05-03]"
    ended = next(event for event in found.events if event.id == "a#ended")
    assert ended.date.precision.value == "month"


def test_long_chains_end() -> None:
    """Each entry rests on the next one: they are followed without a call for each."""
    count = 1500
    entries = [
        f"  - {{title: E{number}, quote: They left, after: e{number + 1}}}\n"
        f"  - {{title: F{number}, quote: in March, reference: f{number + 1}}}\n"
        for number in range(count)
    ]
    last = f"  - {{title: E{count}, quote: They left}}\n  - {{title: F{count}, quote: in March}}\n"
    found = timeline(a="2019-06-03 They left in March.", a_yaml=f"events:\n{''.join(entries)}{last}")
    assert len(found.events) == 2 * count + 2


def test_a_name_is_not_taken_for_an_id_of_somebody_else() -> None:
    found = timeline(
        a="2019-06-03 They left in March.",
        a_yaml="agents:\n  times: {name: The Times of London}\n  tass: {name: TASS}\n"
        "events:\n  - {title: Left, quote: in March, according_to: [Times, TASS, 新华社, times]}\n",
    )
    (chain,) = found.events[0].lead.attribution
    assert [found.agents[key].label for key in chain] == ["Times", "TASS", "新华社", "The Times of London"]
    assert chain[1] == "tass"


def test_two_events_may_name_each_other_in_one_order() -> None:
    found = timeline(
        a="2019-06-03 It was built. It was opened. The fair of 4 April 2019 came later.",
        a_yaml="events:\n"
        "  - {title: Built, quote: It was built, before: opened}\n"
        "  - {title: Opened, quote: It was opened, after: built, before: fair}\n"
        "  - {title: Fair, quote: The fair of 4 April 2019 came later}\n",
    )
    assert dates(found) == {"a#built": "[..2019-04-04]", "a#opened": "[..2019-04-04]", "a#fair": "2019-04-04"}
    assert [event.id for event in found.events] == ["a#built", "a#opened", "a#fair"]


def test_a_report_is_not_later_than_its_article() -> None:
    found = timeline(
        a="2019-06-03 They left.",
        a_yaml="sources:\n  book: {url: 'https://book.example/1', published: 2019}\n"
        "events:\n  - {title: Left, quote: They left, sources: book}\n",
    )
    assert dates(found) == {"a#left": "[..2019-06-03]"}
