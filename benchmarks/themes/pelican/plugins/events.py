"""Events for Pelican: read from the front matter, which its own reader takes for lines of text, and listed by pages."""

import yaml
from markdown import Markdown
from pelican import signals
from pelican.generators import Generator
from pelican.readers import BaseReader
from pelican.utils import pelican_open

ON_A_PAGE = 500


class EventReader(BaseReader):
    file_extensions = ["md"]

    def __init__(self, settings):
        super().__init__(settings)
        self.markdown = Markdown(**settings["MARKDOWN"])

    def read(self, source_path):
        with pelican_open(source_path) as text:
            _, front, body = text.split("---\n", 2)
        fields = yaml.load(front, Loader=yaml.CSafeLoader)
        fields["date"] = self.process_metadata("date", str(fields["date"]))
        fields["events"].sort(key=lambda event: event["starts"])
        return self.markdown.reset().convert(body), fields


class EventGenerator(Generator):
    def generate_output(self, writer):
        told = [(event, article.url) for article in self.context["articles"] for event in article.events]
        told.sort(key=lambda one: one[0]["starts"])
        for first in range(0, len(told), ON_A_PAGE):
            number = first // ON_A_PAGE + 1
            page = told[first : first + ON_A_PAGE]
            path = f"timeline/{number}/index.html"
            writer.write_file(path, self.get_template("sheet"), self.context, told=page, number=number)


def read_with_events(readers):
    readers.reader_classes["md"] = EventReader


def list_events(pelican):
    return EventGenerator


def register():
    signals.readers_init.connect(read_with_events)
    signals.get_generators.connect(list_events)
