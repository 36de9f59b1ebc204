"""The command `whence`: assembles the commands, and nothing else."""

from __future__ import annotations

import gc
from difflib import get_close_matches

import click

from builder import __version__

# Objects made between two looks for circles. We make values by the million, which live to the end and refer to each
# other one way: looking more often found next to nothing, and took a sixth of a build.
VALUES_BETWEEN_LOOKS = 100_000

# The first sentence of each command's help, so that the list needs none of them loaded.
COMMANDS = {
    "build": "Build the site.",
    "check": "Say everything that is wrong or could be better, and write nothing.",
    "dates": "Show the dates of a text: the words, what they resolve to, and why.",
    "explain": "Say what a diagnostic means, with a wrong and a right example.",
    "import": "Make an article and a sidecar of pasted plain text, FILE or - for standard input.",
    "new": "Make a small working site in DIR, to be changed into your own.",
    "schema": "Print the JSON Schema of a sidecar or of site.yaml, for editors.",
    "serve": "Show the site while you write: every save builds it again, and open pages follow.",
}


def load(name: str) -> click.Command | None:
    """Import a command's file; None when there is no such command."""
    match name:
        case "build":
            from builder.commands.build import command
        case "check":
            from builder.commands.check import command
        case "dates":
            from builder.commands.dates import command
        case "explain":
            from builder.commands.explain import command
        case "import":
            from builder.commands.import_ import command
        case "new":
            from builder.commands.new import command
        case "schema":
            from builder.commands.schema import command
        case "serve":
            from builder.commands.serve import command
        case _:
            return None
    return command


class Commands(click.Group):
    """Loads a command only when it is asked for, so that `--help` and short commands answer at once."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 (click names and passes it)
        """Name the commands, in the order of their names."""
        return list(COMMANDS)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 (the same)
        """Write the list of commands."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 (the same)
        """Load a command; None when there is none of that name."""
        return load(cmd_name)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that is meant; of a name that is none, say which is nearest."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            near = get_close_matches(args[0], COMMANDS, n=1)
            hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(COMMANDS)}"
            ctx.fail(f"there is no command “{args[0]}”; {hint}")
        return super().resolve_command(ctx, args)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="whence")
def main() -> None:
    """Turn annotated articles into timelines that readers can check."""
    gc.set_threshold(VALUES_BETWEEN_LOOKS)
