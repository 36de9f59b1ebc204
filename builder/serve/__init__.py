"""The preview: a site built in memory, served to this machine, and built again when a file of it is saved."""
