"""Voilà's app with our own routes, template, keys and static files. Pages without a kernel live here too."""

from kit.server.app import run

__all__ = ["run"]
