"""Whence: annotated articles in, timelines that readers can check out."""

__version__ = "0.1.0"
