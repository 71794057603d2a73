"""Kernels: capped, culled, each bound to the browser that it was started for."""

from __future__ import annotations

import os
from typing import Any

from jupyter_server import CallContext
from jupyter_server.auth.authorizer import Authorizer
from jupyter_server.auth.identity import IdentityProvider, User
from jupyter_server.base.handlers import APIHandler
from jupyter_server.services.kernels.handlers import KernelHandler
from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager
from voila.tornado.kernel_websocket_handler import VoilaKernelWebsocketHandler

from kit.server.headers import StatusOnly
from kit.server.house import owner
from kit.server.plain import browser_of

GIGABYTE = 2**30
NO_HISTORY = "--HistoryManager.enabled=False"  # IPython would keep when each page was opened


def most_kernels() -> int:
    """As many as memory allows at 150 MB each, 120 at most, 4 at least."""
    try:
        memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (ValueError, OSError, AttributeError):
        memory = 4 * GIGABYTE
    return max(4, min(120, int(memory / (150 * 2**20))))


class Kernels(AsyncMappingKernelManager):
    """The running kernels and whose they are; `coming`: the pages whose kernel has a place but does not run yet."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.owners: dict[str, str] = {}
        self.coming: set[object] = set()

    def take_place(self, page: object, *, most: int) -> bool:
        """Whether there is a place for this page's kernel; from now on it is taken."""
        if len(self) + len(self.coming) >= most:
            return False
        self.coming.add(page)
        return True

    async def _async_start_kernel(self, **kwargs: Any) -> str:
        kernel_id = await super()._async_start_kernel(**kwargs, extra_arguments=[NO_HISTORY])
        self.coming.discard(CallContext.get(CallContext.JUPYTER_HANDLER))
        self.owners[kernel_id] = owner((kwargs.get("env") or {}).get("HTTP_X_KIT_BROWSER", ""))
        return kernel_id

    start_kernel = _async_start_kernel

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


class Channels(StatusOnly, VoilaKernelWebsocketHandler):
    """A page's line to its kernel."""


class ShutdownHandler(StatusOnly, APIHandler):
    """The page says that it is being left; only its own kernel is stopped."""

    def check_xsrf_cookie(self) -> None:
        """Our cookie never comes along from another site, and without it no kernel belongs to the one who asks."""

    async def post(self, kernel_id: str) -> None:
        """Stop the kernel if it is this browser's and still there."""
        if self.kernel_manager.belongs(kernel_id, browser_of(self)):
            await self.kernel_manager.shutdown_kernel(kernel_id)
        self.set_status(204)
