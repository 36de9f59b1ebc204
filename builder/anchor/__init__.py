"""A quote to the one passage it selects; an expression to its place and sentence."""
