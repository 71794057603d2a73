"""The command `partnership-kit`: one file for each reader."""

from kit.cli import copying, keeping, rounds, serving, words
from kit.cli.common import main
