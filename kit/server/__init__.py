"""Voilà's app with our own routes, template, keys and static files. Pages without a kernel live here too."""

from kit.server.app import run
from kit.server.room import local_address, room_lines

__all__ = ["local_address", "room_lines", "run"]
