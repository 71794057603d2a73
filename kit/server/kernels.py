"""Kernels: capped, culled, each bound to the browser that it was started for."""

from __future__ import annotations

import logging
import os
from http import HTTPStatus
from pathlib import Path
from typing import Any

import tornado.web
from jupyter_server.auth.authorizer import Authorizer
from jupyter_server.auth.identity import IdentityProvider, User
from jupyter_server.base.handlers import APIHandler
from jupyter_server.services.kernels.handlers import KernelHandler
from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager
from tornado.websocket import WebSocketProtocol, WebSocketProtocol13
from voila.tornado.kernel_websocket_handler import VoilaKernelWebsocketHandler

from kit.server import proxy
from kit.server.headers import StatusOnly
from kit.server.house import House, owner
from kit.server.plain import browser_of
from kit.settings import NOTEBOOK

LOG = logging.getLogger(__name__)
MEGABYTE = 2**20
EACH, MOST, FEWEST = 40, 240, 4  # megabytes that a visitor's kernel takes; how many there may be at most, and at least
OF_ONE = 3  # kernels of one browser: who opens a fourth page takes the oldest page's place
PROTOCOL = "v1.kernel.websocket.jupyter.org"  # the older one reads as many numbers as a frame says that there are
PARTS = range(6, 64)  # offsets in a frame: channel, header, parent, metadata, content, buffers, the end
UNSOUND = 1003  # a websocket's code for what cannot be taken
CGROUP = (Path("/sys/fs/cgroup/memory.max"), Path("/sys/fs/cgroup/memory/memory.limit_in_bytes"))


def most_kernels() -> int:
    """As many as half of the memory that this machine, or this container, has got allows."""
    given = [int(text) for path in CGROUP if path.is_file() and (text := path.read_text().strip()).isdecimal()]
    try:
        given.append(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES"))
    except (ValueError, OSError, AttributeError):
        given.append(4096 * MEGABYTE)
    return max(FEWEST, min(MOST, min(given) // 2 // (EACH * MEGABYTE)))


class Kernels(AsyncMappingKernelManager):
    """The running kernels and whose they are, oldest first; `coming`: those that have a place and do not run yet."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.owners: dict[str, str] = {}
        self.coming: set[str] = set()
        self.left: set[str] = set()  # of those, whose page is gone already

    async def begin(self, kernel_id: str, browser: str, *, most: int, cwd: str, env: dict[str, str], **named: str) -> None:
        """Start a kernel for this browser. Raises: OSError where it starts already, has no place, or cannot start."""
        if kernel_id in self.owners:
            raise OSError("this kernel starts already")
        if len(self) + len(self.coming) >= most:
            raise OSError("as many kernels run as there may be")
        self.coming.add(kernel_id)
        self.owners[kernel_id] = owner(browser)
        try:
            await self.make_room(owner(browser))
            await self.start_kernel(kernel_id=kernel_id, cwd=cwd, env={**os.environ, **env}, **named)
            if kernel_id in self.left:
                await self.shutdown_kernel(kernel_id, now=True)
                raise OSError("its page was left meanwhile")
        except Exception as error:
            self.owners.pop(kernel_id, None)
            raise OSError(f"a kernel could not start: {type(error).__name__}") from error
        finally:
            self.coming.discard(kernel_id)
            self.left.discard(kernel_id)

    async def end(self, kernel_id: str) -> None:
        """Its page is left: it ends, as soon as it is there."""
        if kernel_id in self.coming:
            self.left.add(kernel_id)
        elif kernel_id in self:
            await self.shutdown_kernel(kernel_id)

    async def make_room(self, whose: str) -> None:
        """The oldest kernels of this browser end: their pages go on without one."""
        mine = self.running_for(whose)
        for kernel_id in mine[: max(0, len(mine) + 1 - OF_ONE)]:
            await self.shutdown_kernel(kernel_id, now=True)

    async def end_all_of(self, browser: str) -> None:
        """This browser erases its answers: no kernel of its windows goes on under a cookie that nobody has any more."""
        for kernel_id in self.running_for(owner(browser)):
            await self.shutdown_kernel(kernel_id, now=True)

    def running_for(self, whose: str) -> list[str]:
        """The kernels of one browser, oldest first."""
        return [kernel_id for kernel_id, each in self.owners.items() if each == whose and kernel_id in self]

    def remove_kernel(self, kernel_id: str) -> Any:
        """Forget the kernel and its owner."""
        self.owners.pop(kernel_id, None)
        return super().remove_kernel(kernel_id)

    def belongs(self, kernel_id: str, browser: str) -> bool:
        """Whether this kernel was started for this browser."""
        return bool(browser) and self.owners.get(kernel_id) == owner(browser)


class Visitor(IdentityProvider):
    """Everybody is the same visitor: no name is made up and no cookie is set for one."""

    def get_user(self, _handler: Any) -> User:
        """The one visitor."""
        return User(username="visitor")


class OwnKernelOnly(Authorizer):
    """A browser reaches its own kernel and no other, whatever id it knows."""

    def is_authorized(self, handler: Any, _user: User, _action: str, resource: str) -> bool:
        """True for requests about a kernel that was started for this browser."""
        kernel_id = handler.path_kwargs.get("kernel_id") or next(iter(handler.path_args), "")
        return resource == "kernels" and handler.kernel_manager.belongs(kernel_id, browser_of(handler))


class OwnKernel(StatusOnly, KernelHandler):
    """Whether the kernel is still there."""

    def delete(self, kernel_id: str) -> None:
        """Stopping goes through the shutdown address."""
        self.set_status(405)

    def head(self, *_: str, **_named: str) -> None:
        """Jupyter knows no right to this."""
        self.set_status(405)


class Channels(StatusOnly, VoilaKernelWebsocketHandler):
    """A page's line to its kernel. The first time that its script asks, the kernel starts: `begin` names the page."""

    def initialize(self, *, house: House, most: int) -> None:
        """Which notebooks there are, and how many kernels at most."""
        self.house, self.most = house, most

    def head(self, *_: str, **_named: str) -> None:
        """A line has no head."""
        self.set_status(405)

    async def get(self, kernel_id: str) -> None:
        """Connect; without a place for a kernel, or without our cookie, the page goes on without one."""
        begin = self.get_query_argument("begin", "")
        if begin and kernel_id not in self.kernel_manager:
            await self.begin(kernel_id, begin)
        await super().get(kernel_id)  # type: ignore[misc]

    def get_websocket_protocol(self) -> WebSocketProtocol | None:
        """Without pings of its own: Jupyter's handler sends them, in milliseconds that Tornado would take for seconds."""
        found: WebSocketProtocol | None = super().get_websocket_protocol()
        if isinstance(found, WebSocketProtocol13):
            found.params.ping_interval = None
        return found

    def check_origin(self, origin: str | None = None) -> bool:
        """Only a page of this server gets a line to a kernel."""
        return proxy.from_own_page(self.request, self.house.settings.proxy)

    async def begin(self, kernel_id: str, begin: str) -> None:
        """A kernel for the page at that address."""
        (path, _, query), browser = begin.partition("?"), browser_of(self)
        upgrade = self.request.headers.get("Upgrade", "").lower()
        notebook = self.house.notebook(path.removeprefix(self.house.settings.base).strip("/"))
        if not browser or not notebook or not begin.isprintable() or upgrade != "websocket" or not self.check_origin():
            raise tornado.web.HTTPError(HTTPStatus.FORBIDDEN)
        env = {NOTEBOOK: str(notebook), **environment(self, self.house, browser, query)}
        try:
            await self.kernel_manager.begin(kernel_id, browser, most=self.most, cwd=str(notebook.parent), env=env)
        except OSError as error:
            LOG.error("a page goes on without a kernel: %s", error)
            raise tornado.web.HTTPError(HTTPStatus.SERVICE_UNAVAILABLE) from error

    def on_message(self, ws_message: bytes | str) -> None:
        """One message for the kernel. Jupyter believes what a frame says of its own length: here it is looked at first."""
        if self.selected_subprotocol != PROTOCOL or not sound(ws_message):
            self.close(UNSOUND)
            return
        super().on_message(ws_message)


def environment(handler: tornado.web.RequestHandler, house: House, browser: str, query: str) -> dict[str, str]:
    """What a kernel knows of the one who asked for it, besides the server's own settings."""
    return {
        "HTTP_X_KIT_BROWSER": browser,
        "HTTP_ACCEPT_LANGUAGE": handler.request.headers.get("Accept-Language", "")[:200],
        "QUERY_STRING": query[:500],
        "VOILA_REQUEST_URL": f"{proxy.outside(handler.request, house.settings.proxy)}/",
    }


def sound(frame: bytes | str) -> bool:
    """Whether a frame's table of offsets leads through that frame, from its head to its end, in as few parts as a message has."""
    if not isinstance(frame, bytes) or not (PARTS.start * 8 <= len(frame)):
        return False
    many = int.from_bytes(frame[:8], "little")
    if many not in PARTS:
        return False
    offsets = [int.from_bytes(frame[8 * n : 8 * (n + 1)], "little") for n in range(1, many + 1)]
    return offsets == sorted(offsets) and offsets[0] >= 8 * (many + 1) and offsets[-1] == len(frame)


class ShutdownHandler(StatusOnly, APIHandler):
    """The page says that it is being left; only its own kernel is stopped."""

    def check_xsrf_cookie(self) -> None:
        """Our cookie never comes along from another site, and without it no kernel belongs to the one who asks."""

    async def post(self, kernel_id: str) -> None:
        """Stop the kernel if it is this browser's and still there."""
        if self.kernel_manager.belongs(kernel_id, browser_of(self)):
            await self.kernel_manager.end(kernel_id)
        self.set_status(204)
