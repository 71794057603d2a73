"""Writers who wait at the same moment are committed together: one wait for the disk instead of one for each."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from threading import Event, Lock, get_ident

from sqlalchemy import Connection, Engine


class Turns:
    """The writers of this process, one after the other; those of other processes are kept out by BEGIN IMMEDIATE.

    Whoever leaves while others wait leaves the transaction to the next one; the last one commits what all have written.
    """

    def __init__(self, engine: Engine) -> None:
        self.engine, self.lock, self.coming = engine, Lock(), deque[int]()
        self.group: Group | None = None
        self.writer = 0  # the thread that writes now
        self.settled = Event()  # no COMMIT is under way
        self.settled.set()

    @contextmanager
    def turn(self) -> Iterator[Connection]:
        """Write while inside; leaving without an error means that COMMIT has returned. An error takes back one's own writes only.

        Raises: DatabaseError if COMMIT fails, to everybody who took part; nothing of theirs is kept then.
        """
        if self.writer == get_ident():
            raise RuntimeError("Who writes already must not begin to write again.")
        self.coming.append(get_ident())
        with self.lock:
            self.coming.popleft()
            group, self.group, self.writer = self.group or Group(self.engine.connect()), None, get_ident()
            try:
                with group.part():
                    yield group.connection
            finally:
                self.writer = 0
                if self.coming and group.stands:
                    self.group = group
                else:
                    self._commit(group)
        group.told.result()

    def _commit(self, group: Group) -> None:
        self.settled.clear()
        try:
            group.close()
        finally:
            self.settled.set()


class Group:
    """One transaction in which several write; `told`: whether it was committed."""

    def __init__(self, connection: Connection) -> None:
        self.connection, self.told = connection, Future[None]()

    @property
    def stands(self) -> bool:
        """Whether there is something that the next one may add to."""
        return self.connection.in_transaction() and not self.told.done()

    @contextmanager
    def part(self) -> Iterator[None]:
        """One writer's part: the first one's error ends the transaction, a later one's goes back to where it began."""
        later = self.connection.in_transaction()
        own = self.connection.begin_nested() if later else self.connection.begin()
        try:
            yield
        except BaseException:
            self._surely(own.rollback)
            raise
        if later:
            self._surely(own.commit)

    def close(self) -> None:
        """COMMIT what stands, tell everybody, give the connection back with nothing begun."""
        with self.connection:
            try:
                if not self.told.done():
                    self.connection.commit()
                    self.told.set_result(None)
            except BaseException as error:
                self.told.set_exception(error)
            finally:
                self.connection.rollback()

    def _surely(self, step: Callable[[], None]) -> None:
        """A step that must not fail: a database that has lost the savepoint has lost what everybody wrote."""
        try:
            step()
        except BaseException as error:
            self.told.set_exception(error)
            raise
