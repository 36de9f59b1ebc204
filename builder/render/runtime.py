"""What templates run on: Jinja, without what it does for templates that change, and for functions of other people.

No template changes during a build, none is given a function that asks for its context, and all are escaped; so each is
found once, a macro is called as the function that it is, and text that holds nothing to escape is written as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, MutableMapping
from types import CodeType
from typing import Any

from jinja2 import BaseLoader, Environment, StrictUndefined, Template
from jinja2.environment import TemplateModule
from jinja2.runtime import Context, Macro
from markupsafe import Markup, escape

find_special = re.compile(r"[&<>'\"]").search


def to_html(value: object) -> str:
    """Escape a value that is written at once: unlike markupsafe's, what comes out need not say that it is safe."""
    if type(value) is Markup or (type(value) is str and not find_special(value)):
        return value
    return escape(value)


class OwnContext(Context):
    """The names that a template sees. What it calls is given its own arguments and no more."""

    def call(self, called: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Any:
        """Call a macro or a method of a view."""
        kwargs.pop("_block_vars", None)
        kwargs.pop("_loop_vars", None)
        return called(*args, **kwargs)


class OwnMacro(Macro):
    """A macro, which given all its arguments in their order is a function."""

    def __call__(self, *args: Any, **kwargs: Any) -> str:
        """Write its HTML."""
        if kwargs or len(args) != self._argument_count or self.caller or self.catch_varargs or self.catch_kwargs:
            return super().__call__(*args, **kwargs)
        return str.__new__(Markup, self._func(*args))  # what Markup(…) comes to for a text


class OwnTemplate(Template):
    """A template whose macros others import without a context, so that they are made once and not at each import."""

    @classmethod
    def from_code(
        cls,
        environment: Environment,
        code: CodeType,
        globals: MutableMapping[str, Any],  # noqa: A002 - Jinja's own name
        uptodate: Callable[[], bool] | None = None,
    ) -> Template:
        """Make it from what Jinja compiled, which finds its macros and how to escape by these names."""
        found = super().from_code(environment, code, globals, uptodate)
        found.root_render_func.__globals__.update(Macro=OwnMacro, escape=to_html)
        return found

    def _get_default_module(self, ctx: Context | None = None) -> TemplateModule:
        del ctx  # Jinja would compare its globals with ours, which no template can change
        return super()._get_default_module()


class OwnEnvironment(Environment):
    """Jinja's environment, in which a name is looked up once."""

    template_class = OwnTemplate
    context_class = OwnContext

    def __init__(self, loader: BaseLoader) -> None:
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
