"""Templates: the site's own before the theme's, one strict environment, and a slip in them told with its line."""

from __future__ import annotations

from collections.abc import Callable, Mapping, MutableMapping
from types import TracebackType
from typing import Any

from jinja2 import (
    BaseLoader,
    Environment,
    StrictUndefined,
    Template,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
)
from jinja2.environment import TemplateModule
from jinja2.runtime import Context
from markupsafe import Markup

from builder.diagnostics import Diagnostic, Span
from builder.model import codes
from builder.model.inputs import File

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


class OwnTemplate(Template):
    """A template whose macros others import without a context, so that they are made once and not at each import."""

    def _get_default_module(self, ctx: Context | None = None) -> TemplateModule:
        del ctx  # Jinja would compare its globals with ours, which no template can change
        return super()._get_default_module()


class OwnEnvironment(Environment):
    """Jinja's environment, in which a name is looked up once: no template changes during a build."""

    template_class = OwnTemplate

    def __init__(self, loader: FileLoader) -> None:
        super().__init__(
            loader=loader,
            undefined=StrictUndefined,
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,
            cache_size=-1,
        )
        self.found: dict[str, Template] = {}

    def get_template(
        self,
        name: str | Template,
        parent: str | None = None,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002 - Jinja's own name
    ) -> Template:
        """Give a template by its name, which is the same wherever it is used."""
        if isinstance(name, Template):
            return name
        if name not in self.found:
            self.found[name] = super().get_template(name, parent, globals)
        return self.found[name]


class Templates:
    """The templates of one build."""

    def __init__(self, templates: Mapping[str, File], theme: Mapping[str, File]) -> None:
        self.paths = {file.path for files in (templates, theme) for file in files.values()}
        self.environment = OwnEnvironment(FileLoader(templates, theme))

    def render(self, name: str, **views: object) -> Markup:
        """Render one template from its views; raises TemplateFault where the template is wrong."""
        try:
            return Markup(self.environment.get_template(name).render(views))  # noqa: S704 - autoescaped
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
