"""A workshop tried alone: made-up people on phones without a screen, who ask the server what a browser on `/join` asks."""

from kit.rehearsal.people import Rehearsal
from kit.rehearsal.phones import Phone, client
