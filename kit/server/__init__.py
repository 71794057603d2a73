"""Voilà's app with our own routes, template, keys and static files. Pages without a kernel live here too."""

import sys

sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]  # a second of grammars, for addresses no schema here names

from kit.server.app import run
from kit.server.phones import Phone, client
from kit.server.rehearsal import Rehearsal
from kit.server.room import local_address, room_lines

__all__ = ["Phone", "Rehearsal", "client", "local_address", "room_lines", "run"]
