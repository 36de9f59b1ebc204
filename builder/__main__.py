"""`python -m builder` is `whence`."""

from builder.cli import main

main(prog_name="whence")
