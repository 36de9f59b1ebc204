"""Every fault the house can name. The texts are the authors' page about it: `docs/checks.md` and `whence explain`."""

from __future__ import annotations

from builder.diagnostics import Code, Severity

ERROR, WARNING, NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE

# 1 · files and YAML

UNREADABLE = Code(
    "WH101", ERROR, "a file cannot be read",
    "The file exists but could not be opened, or it vanished while we read. Nothing is built from half a site.",
    "content/planes.md, a link to a file that was deleted",
    "content/planes.md, the file itself",
)  # fmt: skip
NOT_UTF8 = Code(
    "WH102", ERROR, "a file is not UTF-8",
    "Articles, sidecars and site.yaml are read as UTF-8. Save the file again in that encoding.",
    "caf\xe9, saved as Windows-1252",
    "café, saved as UTF-8",
)  # fmt: skip
YAML_SYNTAX = Code(
    "WH103", ERROR, "the YAML cannot be read",
    "The file breaks YAML's own rules, most often by a value that needs quotes around it.",
    'quote: "absolutely false" he said', "quote: '\"absolutely false\" he said'",
)  # fmt: skip
DUPLICATE_KEY = Code(
    "WH104", ERROR, "a field is written twice",
    "The same name stands twice in one mapping. YAML would silently keep the last; we ask which one is meant.",
    "title: One\ntitle: Two", "title: Two",
)  # fmt: skip
REFUSED_YAML = Code(
    "WH105", ERROR, "a part of YAML that is not used here",
    (
        "Anchors, aliases, tags, several documents in a file and nesting deeper than 40 are refused: "
        "they hide what a file says."
    ),
    "reported: *sunday", "reported: Sunday",
)  # fmt: skip
FRONT_MATTER = Code(
    "WH106", ERROR, "the front matter is missing or not closed",
    "An article begins with a line `---`, its fields, and another line `---`.",
    "title: A", "---\ntitle: A\npublished: 2019-06-03\n---",
)  # fmt: skip
LOST_COMMENT = Code(
    "WH107", WARNING, "words after # are lost",
    "In YAML a # after a space begins a comment. Put quotes around a value that contains one.",
    "title: Launch of flight #5", 'title: "Launch of flight #5"',
)  # fmt: skip
LEAVES_SITE = Code(
    "WH108", ERROR, "a link leads out of the site's folder",
    "A symbolic link under content/, templates/ or static/ points outside the site. What is built must lie inside it.",
    "content/planes.md -> ../../elsewhere/planes.md",
    "content/planes.md, the file itself",
)  # fmt: skip
NO_SITE_FILE = Code(
    "WH109", WARNING, "there is no site.yaml",
    "The site is built with defaults: its folder's name as title, English, UTC, the northern hemisphere.",
    "content/ alone", "title: My timelines",
)  # fmt: skip
LONE_SIDECAR = Code(
    "WH110", ERROR, "a sidecar has no article",
    (
        "A sidecar stands beside the article of the same name. "
        "Rename one of them, or begin the name with _ to leave it out."
    ),
    "content/plane.yaml beside content/planes.md", "content/planes.yaml",
)  # fmt: skip
NO_CONTENT = Code(
    "WH111", ERROR, "there is nothing to build",
    "The site has no folder content/ with an article or page in it.",
    "site.yaml alone",
    "site.yaml and content/planes.md",
)  # fmt: skip

STRAY_FILE = Code(
    "WH112", WARNING, "a file in content/ that is not read",
    "content/ holds articles and pages (.md) and sidecars (.yaml). Pictures and other files belong in static/.",
    "content/planes.yml", "content/planes.yaml",
)  # fmt: skip

NO_SITE = Code(
    "WH113",
    ERROR,
    "there is no site",
    "The folder has neither content/ nor site.yaml. Name the site's folder with --site.",
    "whence build",
    "whence build --site my-timelines",
)
UNSEEN = Code(
    "WH114", WARNING, "a character that nobody sees",
    (
        "An invisible character, or one that turns the text after it around. It comes along when text is copied from "
        "web pages and PDFs. It can make a name another name, or a text read as what it does not say."
    ),
    "title: Rostec[U+200B] leaves", "title: Rostec leaves",
)  # fmt: skip
LOOK_ALIKE = Code(
    "WH115", WARNING, "letters that look like others",
    (
        "A word or an address is of one alphabet but for letters of another that look the same. To a reader it is the "
        "word; to a computer, and to a search, it is not."
    ),
    "url: https://www.wsј.example (the Cyrillic ј)", "url: https://www.wsj.example",
)  # fmt: skip
CONTROL_CHARACTER = Code(
    "WH116", ERROR, "a control character in an article",
    "The file holds a character that is no text, such as NUL. No page may have it.",
    "It\x92s over",
    "It’s over",
)  # fmt: skip
GARBLED = Code(
    "WH117", WARNING, "letters read in the wrong encoding",
    (
        "The text was UTF-8 once, was read as Windows-1252, and was saved so. Readers will see it as it stands, and "
        "quotes of the right words will not be found."
    ),
    "title: The cafÃ©’s owner", "title: The café’s owner",
)  # fmt: skip

# 2 · site and fields

UNKNOWN_FIELD = Code(
    "WH201", ERROR, "an unknown field",
    "The field is not one of those that may stand here, most often because of a slip of the keyboard.",
    "titel: A", "title: A",
)  # fmt: skip
MISSING_FIELD = Code(
    "WH202", ERROR, "a field is missing",
    "The field must be given. Empty, ~ and null mean not given.",
    "events:\n  - quote: in March", "events:\n  - title: It happens\n    quote: in March",
)  # fmt: skip
BAD_VALUE = Code(
    "WH203", ERROR, "a value that its field cannot take",
    "The text is not one of the field's values. Yes/no fields take true and false only.",
    "draft: yes", "draft: true",
)  # fmt: skip
WRONG_SHAPE = Code(
    "WH204", ERROR, "a text, a list or fields where another is wanted",
    "The value has the wrong shape. A value that begins with [ or { is a list or a mapping unless it stands in quotes.",
    "date: [..2018-12-31]", 'date: "[..2018-12-31]"',
)  # fmt: skip
NO_EFFECT = Code(
    "WH205", NOTE, "a field has no effect yet",
    "The field is read and checked, but nothing is made of it in this version.",
    "timezone: Europe/Paris",
    "published: 2019-06-03T14:30:00+02:00",
)  # fmt: skip
NO_URL = Code(
    "WH206", WARNING, "the site has no url",
    "What needs the site's whole address is left out: canonical links, feeds, sitemap, annotations and JSON-LD.",
    "title: My timelines", "title: My timelines\nurl: https://example.org",
)  # fmt: skip
BAD_ID = Code(
    "WH207", ERROR, "not an id",
    "Ids are a-z, 0-9 and hyphens and begin with a letter. article, published and updated are taken.",
    "id: Landing 1", "id: landing-1",
)  # fmt: skip
DECLARED_TWICE = Code(
    "WH208", ERROR, "one id, two meanings",
    (
        "Agents, sources and places share one namespace for the whole site. "
        "The same id may be declared again only with equal fields."
    ),
    "agents: {times: {name: The Times}} in two files, with other names",
    "agents: {times-of-malta: {name: Times of Malta}}",
)  # fmt: skip

COMMA_LIST = Code(
    "WH209", WARNING, "one text with commas, where several are perhaps meant",
    "A field that takes one or a list is given one text with commas in it. It is taken as one; YAML writes lists in "
    "brackets, or each item on a line of its own.",
    "topics: rostec, venezuela", "topics: [rostec, venezuela]",
)  # fmt: skip

# 3 · dates

BAD_DATE = Code(
    "WH301", ERROR, "not a date",
    "The text is not a day of the calendar, or not EDTF (ISO 8601-2) where that is wanted.",
    "date: 2019-02-30", "date: 2019-02-28",
)  # fmt: skip
NO_REFERENCE = Code(
    "WH302", ERROR, "nothing to read a relative date from",
    (
        "Words such as “Sunday” or “in March” are read from the article's publication date. "
        "Nothing is ever dated from today."
    ),
    "---\ntitle: A\n---", "---\ntitle: A\npublished: 2019-06-03\n---",
)  # fmt: skip
UNREAD_DATE = Code(
    "WH303", ERROR, "a date that cannot be read",
    "Neither our grammar nor dateparser can read these words. Give the date in `date` and say why in `basis`.",
    "when: the day of the great storm", "date: 1987-10-16\nbasis: the great storm of 1987",
)  # fmt: skip
SEVERAL_DATES = Code(
    "WH304", ERROR, "the quote holds several dates",
    "Which of them is the event's? Name it with `when`.",
    "quote: from 1,000 in 2017 to a few dozen in March",
    "quote: from 1,000 in 2017 to a few dozen in March\nwhen: in March",
)  # fmt: skip
WORDS_NOT_FOUND = Code(
    "WH305", ERROR, "the article does not say these words",
    (
        "`when` names words of the article: they are looked for in the quote, its sentence, its paragraph and the "
        "article. A date the article does not word belongs in `date`."
    ),
    "when: in the month of March", "when: in March",
)  # fmt: skip
WORDS_AMBIGUOUS = Code(
    "WH306", ERROR, "the words of `when` stand in several places",
    (
        "The first of quote, sentence, paragraph and article that holds the words must hold them once. "
        "Give more of the words."
    ),
    "quote: The planes left\nwhen: in May  # and the paragraph says “in May” twice",
    "quote: The planes left\nwhen: early in May",
)  # fmt: skip
TWO_READINGS = Code(
    "WH307", WARNING, "the words can be read in two ways",
    "The likelier reading is taken and the other is named in the basis. `direction` or `date` settles it.",
    "when: next Friday", "when: next Friday\ndate: 2019-06-07\nbasis: the Friday of the same week",
)  # fmt: skip
AGAINST_WORDS = Code(
    "WH308", WARNING, "the author's date is not what the words say",
    "`date` wins over the words. Readers are owed the reason: say it in `basis`.",
    "quote: in March\ndate: 2019-04", "quote: in March\ndate: 2019-04\nbasis: the article was corrected in May",
)  # fmt: skip
DATE_WITHOUT_BASIS = Code(
    "WH309", ERROR, "a date that rests on nothing",
    "An entry whose quote and words give no date needs both `date` and `basis`.",
    "date: 2018", "date: 2018\nbasis: the ship's log, page 12",
)  # fmt: skip
NO_BOUNDS = Code(
    "WH310", ERROR, "words that give no date",
    "“Now”, “recently” or “for two hours” name no period. Leave `when` out, or give `date` and `basis`.",
    "when: recently", "reported: Sunday",
)  # fmt: skip
REFERENCE_UNKNOWN = Code(
    "WH311", ERROR, "a reference that cannot be followed",
    (
        "`reference` is published, updated, a day, or an event of the same sidecar; events must not refer to each "
        "other in a circle."
    ),
    "reference: last week",
    "reference: 2019-05-27",
)  # fmt: skip
FUTURE_NOT_EXPECTED = Code(
    "WH312", WARNING, "a date ahead that is not expected",
    "The event lies after its article's publication. Say `status: expected`, or look at the date again.",
    "quote: the launch on 8 July 2030", "quote: the launch on 8 July 2030\nstatus: expected",
)  # fmt: skip
ORDER_IMPOSSIBLE = Code(
    "WH313", ERROR, "an order that the dates do not allow",
    "`after` and `before` say that one event precedes another, but the dates leave no room for that.",
    "date: 2019-03\nafter: talks  # which were in April",
    "date: 2019-05\nafter: talks",
)  # fmt: skip
FISCAL_YEAR = Code(
    "WH314", WARNING, "a fiscal year without its start",
    (
        "The words name a fiscal year, and neither the article nor the site says when it begins: "
        "it is read as a calendar year."
    ),
    "when: fiscal 2019", "fiscal_year_start: 10-01",
)  # fmt: skip

WORDS_NOT_NAMED = Code(
    "WH315",
    WARNING,
    "an event whose date nobody looked for",
    "Dates are found by themselves in English articles only; in other languages `when` names the words that date it.",
    "quote: murió en marzo de 2019",
    "quote: murió en marzo de 2019\nwhen: marzo de 2019",
)
BASIS_WITHOUT_DATE = Code(
    "WH316",
    ERROR,
    "a basis for no date",
    "`basis` says why the author's own `date` is so. Without `date` it would be lost.",
    "basis: the ship's log",
    "date: 2018\nbasis: the ship's log",
)

# 4 · quotes

QUOTE_NOT_FOUND = Code(
    "WH401", ERROR, "the quote is not in the article",
    (
        "A quote is the exact words of the article as a reader sees it. "
        "White space, quote marks and dashes may differ, nothing else."
    ),
    "quote: withdrew “key” advisers", "quote: has withdrawn “key” defense advisers",
)  # fmt: skip
QUOTE_AMBIGUOUS = Code(
    "WH402", ERROR, "the quote stands in several places",
    "A quote must select one passage. Lengthen it, or give the words before or after it as `prefix` or `suffix`.",
    "quote: in March", "quote:\n  exact: in March\n  prefix: fulfilled",
)  # fmt: skip
QUOTE_CUTS_WORD = Code(
    "WH403", ERROR, "the quote begins or ends inside a word",
    "The words are there, but only as part of longer ones. Quote whole words.",
    "quote: fulfilled its last major contrac", "quote: fulfilled its last major contract",
)  # fmt: skip
NOT_IN_ARTICLE = Code(
    "WH405", WARNING, "an event without a passage",
    "The entry has no quote, so readers cannot check it in the article. Its page says “not in the article”.",
    "title: The treaty is signed\ndate: 1992\nbasis: the treaty",
    "title: The treaty is signed\nquote: signed the treaty in 1992",
)  # fmt: skip

# 5 · sources

UNKNOWN_SOURCE = Code(
    "WH501", ERROR, "an unknown source",
    "No sidecar declares a source of this id.",
    "sources: wsj-2019", "sources:\n  wsj-2019:\n    url: https://www.wsj.com/…",
)  # fmt: skip
ARTICLE_WITHOUT_URL = Code(
    "WH502", ERROR, "the article cannot be cited",
    "An event without `sources` cites the annotated article, which needs `url` in its front matter for that.",
    "sources: article", "---\nurl: https://…\n---",
)  # fmt: skip
NO_SOURCE = Code(
    "WH503", WARNING, "an event without a source",
    "`sources: []` says that there is nothing to link. Its page says “no source cited”.",
    "sources: []",
    "sources: https://paper.example/a",
)  # fmt: skip
BAD_URL = Code(
    "WH504", ERROR, "not an address we link to",
    "Links lead to http, https and mailto addresses only, and are never changed: the text must be one.",
    "url: www.example.org", "url: https://www.example.org",
)  # fmt: skip
SOURCE_AFTER_ARTICLE = Code(
    "WH505", WARNING, "a source dated after the article that cites it",
    (
        "The source, by its own date or the one in its address, is later than the article. "
        "One of the dates is wrong, or the source was added afterwards."
    ),
    "published: 2020-06-02  # in an article of 2019-06-03",
    "published: 2019-06-02",
)  # fmt: skip
SAME_URL = Code(
    "WH506", WARNING, "two ids for one address",
    "Both sources have the same URL and are treated as one. Drop one of the ids.",
    "one: https://paper.example/a\ntwo: https://www.paper.example/a/",
    "one: https://paper.example/a",
)  # fmt: skip
SOURCE_WITHOUT_URL = Code(
    "WH507", ERROR, "a source that nobody can reach",
    "A source has a `url`, unless `access` is offline or gone.",
    "report:\n  title: The report", "report:\n  title: The report\n  access: offline",
)  # fmt: skip
NO_ARCHIVED_COPY = Code(
    "WH508", NOTE, "a source without an archived copy",
    "Pages vanish. An archived copy keeps the citation checkable.",
    "url: https://paper.example/a",
    "url: https://paper.example/a\narchived:\n  url: https://web.archive.org/web/…\n  date: 2019-06-03",
)  # fmt: skip
NOT_READ = Code(
    "WH509", NOTE, "a source the author has not read",
    "`read: false` tells readers that the source is known only through the article.",
    "url: https://paper.example/a\nread: false",
    "url: https://paper.example/a",
)  # fmt: skip
DATES_CONTRADICT = Code(
    "WH510", WARNING, "the dates of a source contradict each other",
    (
        "The address holds a day or month (/2019/04/04/) and `published` another; or it was `accessed` or `archived` "
        "before it was published."
    ),
    "url: https://paper.example/2019/04/04/a\npublished: 2019-05-04",
    "url: https://paper.example/2019/04/04/a\npublished: 2019-04-04",
)  # fmt: skip

TRACKER = Code(
    "WH511", NOTE, "an address that says where you came from",
    (
        "The address carries parameters (utm_source, fbclid) that only tell its site how you found it. They are never "
        "taken out for you: try the address without them, then shorten it."
    ),
    "url: https://paper.example/a?utm_source=mail", "url: https://paper.example/a",
)  # fmt: skip

# 6 · attribution

UNKNOWN_NAME = Code(
    "WH601", ERROR, "an id that nothing declares",
    (
        "A text with a capital letter or a space is a name; any other is an id and must be declared under agents or "
        "places."
    ),
    "according_to: [wsj]", "agents:\n  wsj:\n    name: The Wall Street Journal",
)  # fmt: skip
NAMELESS_AGENT = Code(
    "WH602", ERROR, "an agent with no name, or with two",
    "An agent has a `name`, or is described with `unnamed`; not both, not neither.",
    "spokesman: {}", "spokesman:\n  unnamed: a spokesman for the ministry",
)  # fmt: skip
UNNAMED_CONFIRMED = Code(
    "WH603", WARNING, "confirmed by unnamed agents only",
    "The event's status is confirmed, but nobody who says so has a name.",
    "status: confirmed\naccording_to: insider",
    "status: reported\naccording_to: insider",
)  # fmt: skip

# 7 · events: order, identity, drafts

SAME_ID = Code(
    "WH701", ERROR, "two events with one id",
    "An entry without an id gets the slug of its title. Give one of the two an `id` of its own.",
    "- title: Planes land\n- title: Planes land",
    "- title: Planes land\n- title: Planes land\n  id: second-landing",
)  # fmt: skip
UNKNOWN_EVENT = Code(
    "WH702", ERROR, "an unknown event",
    "`landing` names an event of the same sidecar, `2019/planes#landing` one of another article.",
    "disputes: withdrawl", "disputes: withdrawal",
)  # fmt: skip
EVENT_CIRCLE = Code(
    "WH703", ERROR, "events that wait for each other",
    "`after`, `before` or `same_event` lead back to where they began.",
    "- id: talks\n  after: treaty\n- id: treaty\n  after: talks",
    "- id: talks\n- id: treaty\n  after: talks",
)  # fmt: skip
NAMES_DRAFT = Code(
    "WH704", ERROR, "a published event names a draft",
    "Readers would be led to something that is not there. Publish both, or make both drafts.",
    "- id: talks\n  before: treaty\n- id: treaty\n  draft: true",
    "- id: talks\n  before: treaty\n- id: treaty",
)  # fmt: skip
NAMES_ITSELF = Code(
    "WH705", ERROR, "an event names itself",
    "An event cannot dispute, precede, follow or equal itself.",
    "id: talks\nafter: talks",
    "id: talks\nafter: treaty",
)  # fmt: skip
ACCOUNTS_CONFLICT = Code(
    "WH706", WARNING, "accounts that cannot all be true",
    (
        "The accounts joined by `same_event` give dates that exclude each other. "
        "The event stands at the lead's date, and all are shown."
    ),
    "- id: talks\n  date: 2019-03\n- date: 2019-04\n  same_event: talks",
    "- id: talks\n  date: 2019-03\n- date: 2019-03-14\n  same_event: talks",
)  # fmt: skip
UNKNOWN_ALLOW = Code(
    "WH707", ERROR, "an `allow` for a code that does not exist",
    "`allow` takes the codes of warnings and notes, each with the reason for accepting it. Errors cannot be allowed.",
    "allow:\n  WH999: never mind", "allow:\n  WH503: the document is sealed",
)  # fmt: skip

UNUSED_ALLOW = Code(
    "WH708", NOTE, "an `allow` that covers nothing",
    "What it accepts is not said of its event, file or site, or no longer. It would hide the next mistake of its kind.",
    "sources: wsj\nallow:\n  WH503: the document is sealed", "sources: wsj",
)  # fmt: skip

# 8 · outputs and templates

TEMPLATE_FAULT = Code(
    "WH801", ERROR, "a template is broken",
    "The template has a slip in it, or uses a name that its view does not have.",
    "{{ artcle.title }}",
    "{{ article.title }}",
)  # fmt: skip
SAME_OUTPUT = Code(
    "WH802", ERROR, "two files would be written to one place",
    "Two articles, pages or files have output paths that are alike (capital and small letters count as alike).",
    "content/Planes.md and content/planes.md", "content/planes-2019.md",
)  # fmt: skip
BROKEN_LINK = Code(
    "WH803", ERROR, "a link to a page that is not there",
    "`[text](other.md)` becomes the link to that page. The file must exist and must not be a draft.",
    "[the talks](talk.md)",
    "[the talks](talks.md)",
)  # fmt: skip
NO_IMAGE = Code(
    "WH804", ERROR, "an image that is not in static/",
    "Images are shown from the site's own static/ folder only: pages ask nothing of other servers.",
    "![map](https://example.org/map.png)", "![map](/static/map.png)",
)  # fmt: skip

LONE_FOOTNOTE = Code(
    "WH805", WARNING, "a footnote without its other half",
    (
        "A mark `[^1]` whose note is nowhere stays in the text as it is; a note that no mark calls is left out of the "
        "page."
    ),
    "It was so.[^1]", "It was so.[^1]\n\n[^1]: The ship's log, page 12.",
)  # fmt: skip

CODES: tuple[Code, ...] = tuple(value for value in list(globals().values()) if isinstance(value, Code))
