"""The words that tell whether an English verb group looks back or ahead. How they are read: `verbs.py`."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """Make a table of the words of a text."""
    return frozenset(text.split())


MODALS = words("will would shall may might must should can could won't wouldn't can't cannot couldn't shouldn't gonna")
DENIALS = words("not neither nor none nobody")
FIRM = words("will shall won't")  # “will have left by then” is ahead all the same
BE_NOW = words("is are am isn't aren't it's he's she's they're we're that's there's")
BE_THEN = words("was were wasn't weren't")
HAVE = words("has have hasn't haven't had hadn't he'd they'd i've we've they've you've")
ADVERBS = words(
    "not also still soon then now even only just almost already yet never ever once again further instead largely "
    "always often likely both all later"
)
PROSPECTS = words(
    "due expected scheduled slated planned likely unlikely going about poised supposed bound ready required forecast "
    "predicted projected anticipated booked timed hoped set"
)
AHEAD = words("due expected scheduled slated planned upcoming forthcoming impending projected rescheduled postponed")
# Before “to” and a verb: what is meant to come ...
INTENT = words(
    "plan plans planned planning hope hopes hoped hoping intend intends intended intention intent aim aims aimed "
    "aiming expect expects expected promise promises promised pledge pledges pledged vow vows vowed agree agrees "
    "agreed agreement agreements decide decides decided decision prepare prepares prepared preparing preparations "
    "want wants wanted propose proposes proposed proposal proposals threaten threatens threatened need needs needed "
    "seek seeks sought seeking deal pact accord bid authorized authorised approval permission deadline ready "
    "scheduled schedule slated due set urge urged order ordered invited invitation continue continues options "
    "option contract commitment committed likely unlikely obligated willing poised time chance opportunity eager"
)
# ... and what has come about, so that the infinitive adds nothing.
CAME_ABOUT = words(
    "forced managed able began begun failed refused allowed helped came used happened led seemed appeared tended "
    "proved turned asked got unable declined enough"
)
STARTED = words(
    "begin start open take hold meet visit vote run arrive leave return launch come go end expire resume appear "
    "speak continue travel play face host sign deliver report announce complete close release discuss decide "
    "consider introduce replace pay sell buy step become make"
)
# Timetables and forecasts are told in the present: “the trial begins Monday”, “they expect rain Monday”.
TIMETABLE = words(
    "begins starts opens meets arrives departs resumes expires travels goes takes returns leaves ends comes faces "
    "plays visits begin meet arrive resume depart hosts kicks convenes reconvenes predict predicts expect expects "
    "anticipate anticipates"
)
REPORTS = words(
    "said says say told announced reported added warned claimed insisted confirmed stated noted argued predicted "
    "estimated acknowledged conceded suggested declared disclosed indicated"
)
PAST = words(
    "did didn't been arose awoke became began begun bent bet bit bled blew bore born bought bound bred broke broken "
    "brought built burnt came caught chose chosen clung crept cut dealt drank drew drove dug fed fell felt fled "
    "flew flown flung forbade forgot fought found froze gave given gone got grew held hid hit hung hurt kept knelt "
    "knew laid landed lay learnt led left lent lit lost made meant met mistook overcame overthrew overtook paid put "
    "quit ran rang read rebuilt rode rose sang sank sat saw sent set shed shone shook shot shrank shut slept slid "
    "sold sought spelt spent split spoke sprang spread spun stole stood stuck struck stung swam swept swore swung "
    "taken taught thought threw took tore undertook understood underwent upheld upset went wept withdrew withheld "
    "withstood woke won wore wound wrote written"
)
NOT_PAST = words(
    "need indeed seed feed breed speed exceed proceed succeed agreed-upon bed red hundred hatred sacred naked "
    "wicked embed greed weed deed heed bleed shed sled united unprecedented so-called limited alleged"
)
PARTICIPLES = words(
    "been become begun bought broken brought built caught chosen come cut done drawn driven fallen felt found given "
    "gone got grown had heard held hit kept known laid led left lost made met paid put read risen run said seen "
    "sent set shot shown sold spent spoken stood taken taught thought told won written"
)
DETERMINERS = words(
    "a an the this that these those its his her their our my your no some any each every several many most more "
    "less of in on at by with for from between under over against into as than very newly recently so about per"
)
NOT_INFINITIVE = words(
    "a an the this that these those its his her their our my your him them it us me you which whom what one two "
    "three four five about all and be-all more less at court reporters parliament power prison date"
)
