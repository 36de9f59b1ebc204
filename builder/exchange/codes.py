"""What can be wrong with something to import. The texts are part of the authors' page about faults."""

from __future__ import annotations

from builder.diagnostics import Code, Severity

IMPORT_NOT_UTF8 = Code(
    "WH150", Severity.ERROR, "the text to import is not UTF-8",
    "Text is imported as UTF-8 only: a guessed encoding changes letters, and nobody notices. Save it again as UTF-8.",
    "a file saved as Windows-1252 or UTF-16", "the same file, saved as UTF-8",
)  # fmt: skip
IMPORT_NO_DATE = Code(
    "WH151", Severity.ERROR, "no publication date for what is imported",
    "“Sunday” is read from the day the article was published. That day must stand on a line of its own near the top of "
    "the text, or be given; it is never taken from a running sentence, from an address, from the file or from today.",
    "whence import article.txt", "whence import article.txt --published 2019-06-03",
)  # fmt: skip
IMPORT_EXISTS = Code(
    "WH152", Severity.ERROR, "an article or sidecar of that name exists",
    "Import adds files and never replaces one. Give the new article another title, or move the old files away.",
    "whence import again.txt --title 'Rostec leaves'", "whence import again.txt --title 'Rostec leaves, again'",
)  # fmt: skip
IMPORT_EMPTY = Code(
    "WH153", Severity.ERROR, "nothing to make an article of",
    "The text has no words, or none beside the addresses and captions that become sources.",
    "a file with three addresses and nothing else", "the article's text, with or without addresses",
)  # fmt: skip
IMPORT_FORMAT = Code(
    "WH154", Severity.ERROR, "a format that cannot be imported yet",
    "Only plain text is imported today. HTML, JSON, CSV and Markwhen come later; read as plain text they would give an "
    "article full of marks. A Markdown file needs no import: it can stand in content/ as it is.",
    "whence import page.html", "whence import page.txt",
)  # fmt: skip
IMPORT_OTHER_DATE = Code(
    "WH155", Severity.WARNING, "the text names another publication date",
    "The day given with --published is written. The text has another on a line of its own: make sure which is right.",
    "whence import article.txt --published 2019-06-03", "whence import article.txt --published 2019-06-02",
)  # fmt: skip
IMPORT_NO_NAME = Code(
    "WH156", Severity.ERROR, "the title gives no file name",
    "A file is named by the letters and digits of the article's title. This title has none.",
    "whence import article.txt --title '…'", "whence import article.txt --title 'Rostec leaves'",
)  # fmt: skip

CODES = (
    IMPORT_NOT_UTF8,
    IMPORT_NO_DATE,
    IMPORT_EXISTS,
    IMPORT_EMPTY,
    IMPORT_FORMAT,
    IMPORT_OTHER_DATE,
    IMPORT_NO_NAME,
)
