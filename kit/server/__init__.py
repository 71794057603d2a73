"""Voilà's app with our own routes, template, keys and static files. Pages without a kernel live here too."""

from kit import no_grammars  # isort: skip  before anything imports jsonschema
from kit.server.app import check_port, log_with_time, run
from kit.server.room import local_address, room_lines
