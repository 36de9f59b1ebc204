"""`whence schema`: the shape of site.yaml and of sidecars, for editors."""

from __future__ import annotations

import json

import click

from builder.model.schema import NOUNS, make_schema


@click.command()
@click.argument("name", type=click.Choice(list(NOUNS)))
def command(name: str) -> None:
    """Print the JSON Schema of a sidecar or of site.yaml, for editors.

    An editor with a YAML language server completes fields by it and marks those that there are not, once the file's
    first line is: # yaml-language-server: $schema=../schema/sidecar.json

    Example: whence schema sidecar > schema/sidecar.json
    """
    click.echo(write_schema(name), nl=False)


def write_schema(name: str) -> str:
    """Write a schema as a file holds it."""
    return json.dumps(make_schema(name), ensure_ascii=False, indent=1) + "\n"
