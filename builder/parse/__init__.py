"""Text to what it says. Every function here returns what it could read and what is wrong; none raises for an author."""
