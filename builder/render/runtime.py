"""What templates run on: Jinja, without what it does for templates that change, and for functions of other people.

No template changes during a build, none is given a function that asks for its context, and all are escaped; so each is
found once, a macro is called as the function that it is, and text that holds nothing to escape is written as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, MutableMapping
from types import CodeType
from typing import Any

from jinja2 import BaseLoader, Environment, StrictUndefined, Template
from jinja2.environment import TemplateModule
from jinja2.nodes import EvalContext
from jinja2.runtime import Context, Macro
from jinja2.utils import missing

from builder.render.escape import mark_safe, to_html


class OwnContext(Context):
    """The names that a template sees. What it calls is given its own arguments and no more."""

    def __init__(
        self,
        environment: Environment,
        parent: dict[str, Any],
        name: str | None,
        blocks: Mapping[str, Callable[[Context], Iterator[str]]],
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002 - Jinja's own name
    ) -> None:
        del globals  # Jinja would remember which names are global, for templates that have globals of their own
        self.parent = parent
        self.vars = {}
        self.environment = environment
        self.eval_ctx = EvalContext(environment, name)
        self.exported_vars = set()
        self.name = name
        self.globals_keys = set()
        self.blocks = {block: [write] for block, write in blocks.items()} if blocks else {}

    def call(
        self,
        called: Callable[..., Any],
        /,
        *args: Any,
        _block_vars: object = None,
        _loop_vars: object = None,
        **kw: Any,
    ) -> Any:
        """Call a macro or a method of a view."""
        return called(*args, **kw)


class OwnMacro(Macro):
    """A macro, which given all its arguments in their order is a function."""

    def __init__(self, *parts: Any) -> None:
        super().__init__(*parts)
        self.is_plain = not (self.caller or self.catch_varargs or self.catch_kwargs)

    def __call__(self, *args: Any, **kwargs: Any) -> str:
        """Write its HTML."""
        if kwargs or len(args) != self._argument_count or not self.is_plain:
            return super().__call__(*args, **kwargs)
        return mark_safe(self._func(*args))


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
        found.root_render_func.__globals__.update(Macro=OwnMacro, Markup=mark_safe, escape=to_html)
        return found

    def new_context(
        self,
        vars: dict[str, Any] | None = None,  # noqa: A002 - Jinja's own name
        shared: bool = False,  # noqa: FBT001, FBT002 - and Jinja's own order
        locals: Mapping[str, Any] | None = None,  # noqa: A002 - Jinja's own name
    ) -> Context:
        """Give it its names: the views, or where it is included those of the template around it."""
        names = (vars or {}) if shared else {**self.environment.globals, **(vars or {})}
        if locals:
            names = {**names, **{name: value for name, value in locals.items() if value is not missing}}
        return OwnContext(self.environment, names, self.name, self.blocks)

    def _get_default_module(self, ctx: Context | None = None) -> TemplateModule:
        del ctx  # Jinja would compare its globals with ours, which no template can change
        return self._module or super()._get_default_module()


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
