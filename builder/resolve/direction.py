"""Which way a bare “Sunday” or “in March” looks: the verb that governs it.

The model is small. A clause is what stands between the nearest commas, semicolons, dashes, quotes and the words that
open a new clause (that, which, and, while ...). The verb that governs an expression is the last one before it in its
clause; else the first after it there; else, when the clause has none ("On Sunday, the minister said"), the first of
the clause that follows, then the last of the one before. A cue of the future is will, would, is to, plans to,
expected, due and their like; another verb looks back, but is and are say nothing. Counted on news text, a cue anywhere
in the sentence does more harm than good (DESIGN.md §3 “Direction”).
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from builder.model.choices import Direction
from builder.resolve.rule import Context, Match

REACH = 240  # characters to each side: a clause is shorter

CLAUSE_END = (
    r"[,;:!?()\"“”\n—–]|\.(?=\s|$)"
    r"|\b(?:that|which|who|whose|whom|where|while|when|because|although|though|but|and|if|whether)\b"
)
SENTENCE_END = r"[.!?](?=[\"”')]{0,3}\s{1,8}[\"“'(]{0,3}[A-Z0-9])|\n\s{0,8}\n"

FUTURE = r"""
    will | won't | shall | would | going\ to | to\ be | may | might | must | should
  | (?:is|are|was|were)\ (?:to|set\ to|due|expected|scheduled|slated|planned|likely)
  | (?:plan|hope|intend|aim|expect|promise|threaten|vow|pledge|agree|prepare|want|propose|need)(?:s|ed|d)?\ to
  | (?:has|have|planned|planning|aiming|hoping)\ to
  | expected | scheduled | slated | due | upcoming | forthcoming | planned
  | to\ (?:begin|start|open|take|hold|meet|visit|vote|run|arrive|leave|return|launch|come|go|end|expire|resume|appear
          |speak|continue)
"""
PAST = r"""
    was | were | had | has | have | did | been | said | says | told | went | came | took | made | became | began | got
  | gave | found | left | met | won | lost | held | died | fell | rose | grew | kept | led | ran | saw | sent | set
  | shot | spoke | spent | stood | thought | wrote | knew | heard | hit | put | read | brought | built | bought | broke
  | caught | chose | cut | drew | drove | fled | flew | forgot | fought | hid | hurt | laid | paid | quit | rode | sank
  | sold | shook | sought | struck | swore | taught | threw | voted | withdrew
  | (?!(?:hundr|ne|ind|se|fe|bre|spe|excee|proc)ed\b)[a-z]{2,15}ed
"""
# What follows a cue of the future belongs to it: “will be tried” looks ahead, though “tried” alone looks back.
GROUP = r"(?:\s(?:not|also|soon|be|been|[a-z]{2,12}ly)){0,3}(?:\s[a-z]{2,20})?"
CUE = (
    rf"(?P<short>'ll\b){GROUP}"
    r"|(?<![\w-])(?:(?P<perfect>(?:would|may|might|could|must|should)\ have)"
    rf"|(?P<future>{FUTURE})(?![\w-]){GROUP}|(?P<past>{PAST}))(?![\w-])"
)


@cache
def compiled(source: str) -> re.Pattern[str]:
    """Compile a pattern when it is first needed."""
    flags = re.IGNORECASE | re.VERBOSE if source is CUE else re.IGNORECASE if source is CLAUSE_END else re.NOFLAG
    return re.compile(source, flags)


@lru_cache(maxsize=1024)
def direction_of(text: str, start: int, end: int) -> Direction | None:
    """Give the direction that the governing verb gives to `start` to `end` of the text; None where no verb is near."""
    before, after = around(text, start, end)
    own_before, earlier = cut_last(before)
    own_after, later = cut_first(after)
    for part, which in ((own_before, -1), (own_after, 0), (later, 0), (earlier, -1)):
        cues = [cue for cue in compiled(CUE).finditer(part) if not is_month(cue)]
        if cues:
            return Direction.FUTURE if cues[which].lastgroup in {"future", "short"} else Direction.PAST
    return None


def is_month(cue: re.Match[str]) -> bool:
    """“May” with a capital is the month."""
    return cue[0].startswith("May")


def around(text: str, start: int, end: int) -> tuple[str, str]:
    """Give the rest of the sentence before and after an expression."""
    before = text[max(0, start - REACH) : start]
    after = text[end : end + REACH]
    breaks = [
        found.end()
        for found in compiled(SENTENCE_END).finditer(before + text[start : start + 1])
        if found.end() <= len(before)
    ]
    stop = compiled(SENTENCE_END).search(after)
    return before[breaks[-1] :] if breaks else before, after[: stop.start()] if stop else after


def cut_last(before: str) -> tuple[str, str]:
    """Cut the words before an expression into its own clause and the rest."""
    stripped = before.rstrip()
    ends = list(compiled(CLAUSE_END).finditer(stripped))
    return (stripped[ends[-1].end() :], stripped[: ends[-1].start()]) if ends else (stripped, "")


def cut_first(after: str) -> tuple[str, str]:
    """Cut the words after an expression into its own clause and the rest."""
    found = compiled(CLAUSE_END).search(after)
    return (after[: found.start()], after[found.end() :]) if found else (after, "")


def direction_at(match: Match, context: Context) -> Direction | None:
    """Give the author's direction, else that of the verb that governs the words of a match."""
    return context.direction or direction_of(context.text, match.start, match.end)
