"""Templates: the site's own before the theme's, one strict environment, and a slip in them told with its line."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import TracebackType

from jinja2 import BaseLoader, Environment, TemplateError, TemplateNotFound, TemplateSyntaxError
from markupsafe import Markup

from builder.diagnostics import Diagnostic, Span
from builder.model import codes
from builder.model.inputs import File
from builder.render.escape import mark_safe
from builder.render.runtime import OwnEnvironment

THEME = "theme/"

# What an expression of a template can raise about the values it is given.
SLIPS = (TemplateError, TypeError, ValueError, LookupError, ArithmeticError, AttributeError, RecursionError)


class TemplateFault(Exception):
    """A template could not be rendered: our way out of a format, to the diagnostic that says where."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic


class FileLoader(BaseLoader):
    """Finds NAME in the site's templates, then in the theme's; `theme/NAME` in the theme's alone."""

    def __init__(self, templates: Mapping[str, File], theme: Mapping[str, File]) -> None:
        self.templates = templates
        self.theme = theme

    def get_source(self, environment: Environment, template: str) -> tuple[str, str | None, Callable[[], bool] | None]:
        """Give a template's text and the path of its file."""
        del environment
        if template.startswith(THEME):
            found = self.theme.get(template.removeprefix(THEME))
        else:
            found = self.templates.get(template) or self.theme.get(template)
        if found is None:
            raise TemplateNotFound(template)
        try:
            return found.content.decode("utf-8"), found.path, lambda: True
        except UnicodeDecodeError as fault:
            raise TemplateFault(at(found.path, 1, "this template is not UTF-8")) from fault


class Templates:
    """The templates of one build."""

    def __init__(self, templates: Mapping[str, File], theme: Mapping[str, File]) -> None:
        self.paths = {file.path for files in (templates, theme) for file in files.values()}
        self.environment = OwnEnvironment(FileLoader(templates, theme))

    def render(self, name: str, **views: object) -> Markup:
        """Render one template from its views; raises TemplateFault where the template is wrong."""
        try:
            return mark_safe(self.environment.get_template(name).render(views))
        except SLIPS as fault:
            place = self.place_of(fault, name)
            if place is None:
                raise
            raise TemplateFault(at(*place, message_of(fault))) from fault

    def place_of(self, fault: Exception, name: str) -> tuple[str, int] | None:
        """Find the file and line of a slip: what the parser says, else the innermost line of a template on the way.

        None when no template was being rendered: then the fault is not the template's.
        """
        if isinstance(fault, TemplateSyntaxError):
            return fault.filename or name, fault.lineno
        found: tuple[str, int] | None = None
        trace: TracebackType | None = fault.__traceback__
        while trace:
            path = trace.tb_frame.f_code.co_filename
            if path in self.paths:
                found = (path, trace.tb_lineno)
            trace = trace.tb_next
        return found or ((name, 1) if isinstance(fault, TemplateNotFound) else None)


def at(path: str, line: int, message: str) -> Diagnostic:
    """Say that a line of a template is wrong."""
    return codes.TEMPLATE_FAULT.at(Span(path, line, 1, line, 1), message)


def message_of(fault: Exception) -> str:
    """Say what Jinja found, in a line."""
    if isinstance(fault, TemplateNotFound):
        return f"there is no template “{fault.name}”"
    if not isinstance(fault, TemplateError):
        return f"{type(fault).__name__}: {fault}"
    words = (fault.message or type(fault).__name__).splitlines()[0].rstrip(".")
    return words[:1].lower() + words[1:]
