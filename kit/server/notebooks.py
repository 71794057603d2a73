"""A site's own notebooks: one that opens a page of the kit is such a page; Voilà's own front end shows every other."""

from __future__ import annotations

import asyncio
import uuid
from http import HTTPStatus
from pathlib import Path
from typing import Any

import tornado.web
from jupyter_core.paths import jupyter_path
from jupyter_server.services.contents.largefilemanager import LargeFileManager
from tornado.httputil import url_concat
from voila.tornado.handler import TornadoVoilaHandler

from kit import languages
from kit.server.apps import AppPage, Remembered, Sent
from kit.server.headers import StatusOnly
from kit.server.house import TEMPLATES, House, title_of
from kit.server.kernels import Kernels, environment
from kit.server.plain import Page, browser_of, remember

POLICY = (  # what Voilà's front end needs and no more: modules that arrive as text, inline styles; still no other host
    "default-src 'none'; script-src 'self' blob:; style-src 'self' 'unsafe-inline'; font-src 'self' data:; "
    "img-src 'self' data: blob:; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
ASK_ANOTHER_HOST = ["@jupyterlab/mathjax2-extension:plugin"]
RETRY = 20  # seconds


class NotebookPage(AppPage):
    """A notebook of the site, sent as any page: it starts no kernel. The page's script asks for one, or for Voilà's front end."""

    async def get(self, name: str) -> None:
        """The page; this browser gets its token."""
        self.notebook = self.house.notebook(f"notebooks/{name}")
        if self.notebook is None:
            raise tornado.web.HTTPError(HTTPStatus.NOT_FOUND)
        self.name = "notebook"
        self.finish(self.page(remember(self)))

    def first(self, browser: str) -> tuple[Sent, Remembered]:
        """Nothing: only the notebook knows."""
        return {"parts": [], "keys": []}, {}

    def told(self) -> Sent:
        """Where Voilà shows it, besides what every page is told."""
        lab = url_concat(f"{self.house.settings.base}/voila/render/{self.path_args[0]}.ipynb", {"lang": self.language})
        return {**super().told(), "kernel": True, "lab": lab}

    def words(self) -> dict[str, Any]:
        """Its title."""
        return {"title": title_of(self.notebook) if self.notebook else "", "principle": None}


class Places:
    """The house's kernels, as Voilà asks for one: it is this browser's, has a place, and keeps no history."""

    def __init__(self, page: VoilaPage, kernels: Kernels) -> None:
        self.page, self.kernels = page, kernels

    def __getattr__(self, name: str) -> Any:
        return getattr(self.kernels, name)

    async def start_kernel(self, *, kernel_name: str, path: str, env: dict[str, str]) -> str:
        """Its id. Raises: OSError where it has no place, or cannot start."""
        kernel_id, page = str(uuid.uuid4()), self.page
        ours = {**environment(page, page.house, browser_of(page), page.request.query), "PARTNERSHIP_KIT_STATIC": ""}
        cwd = str(page.house.site_notebooks)
        await self.kernels.begin(
            kernel_id, browser_of(page), most=page.most, cwd=cwd, env={**env, **ours}, kernel_name=kernel_name
        )
        return kernel_id


class VoilaPage(Page, TornadoVoilaHandler):
    """The same by Voilà's own renderer and front end, for browsers that bring our cookie: a link's preview starts nothing."""

    def initialize(self, house: House, most: int = 0, **voila: Any) -> None:
        """In which house, beside how many kernels at most."""
        TornadoVoilaHandler.initialize(self, template_paths=[str(TEMPLATES / "lab")], **voila)
        self.house, self.most = house, most

    async def prepare(self) -> None:  # type: ignore[override]
        """As Jupyter does."""
        await TornadoVoilaHandler.prepare(self)

    async def get(self, name: str) -> None:
        """The page, unless there is no such notebook, or no place for its kernel."""
        if not self.opens(name):
            return
        self.set_header("Content-Security-Policy", POLICY)
        try:
            await TornadoVoilaHandler.get(self, f"{name}.ipynb")
        except OSError:
            self.clear()
            self.set_header("Retry-After", str(RETRY))
            again = (self.request.uri or "/", self.house.phrases[self.language]["error.again"])
            self.word(HTTPStatus.SERVICE_UNAVAILABLE, "full", links=[again])

    def head(self, *args: str) -> None:
        """The headers only: no kernel."""
        self.opens(*args)

    def opens(self, name: str) -> bool:
        """Whether this browser gets the page here; without our cookie it is sent where it gets one first. Raises: HTTPError."""
        if self.house.notebook(f"notebooks/{name}") is None:
            raise tornado.web.HTTPError(HTTPStatus.NOT_FOUND)
        if browser_of(self):
            return True
        self.redirect(url_concat(f"{self.house.settings.base}/notebooks/{name}", {"lang": self.language}))
        return False

    @property
    def kernel_manager(self) -> Places:
        """Where Voilà finds a kernel."""
        return Places(self, self.settings["kernel_manager"])

    @property
    def contents_manager(self) -> LargeFileManager:
        """Where Voilà finds the notebook."""
        return LargeFileManager(root_dir=str(self.house.site_notebooks))

    def frame(self, notebook: Any) -> dict[str, str]:
        """What the template prints around the notebook."""
        path = self.house.notebook(f"notebooks/{self.path_args[0]}")
        words = {"path": f"{self.house.settings.base}/notebooks/{self.path_args[0]}", "title": title_of(path) if path else ""}
        parts = {part: self.house.render(f"lab/{part}.html", self.language, **words) for part in ("links", "head", "waiting")}
        return {
            **parts,
            "base": self.house.settings.base,
            "language": self.language,
            "direction": languages.direction(self.language),
        }


def dress(handler: VoilaPage, *, notebook: Any, cwd: str) -> None:
    """Voilà's `prelaunch_hook`: hand the page's head to the template through the notebook's metadata."""
    notebook.metadata["kit"] = handler.frame(notebook)


def page_config(config: dict[str, Any], **_: Any) -> dict[str, Any]:
    """Voilà's `page_config_hook`: without the extension that fetches mathematics from another host."""
    return {**config, "disabledExtensions": ASK_ANOTHER_HOST}


class VoilaFiles(StatusOnly, tornado.web.StaticFileHandler):
    """A file of Voilà's front end, or of a widget library that is installed beside it, where a site has notebooks for them."""

    def initialize(self, house: House, folders: list[str]) -> None:  # type: ignore[override]
        """Where they lie, below each of Jupyter's folders."""
        self.house = house
        self.roots = [root for folder in folders for root in jupyter_path(folder)]
        super().initialize(path=self.roots[0])

    async def get(self, path: str, include_body: bool = True) -> None:
        """From the first folder that has it."""
        self.root = await asyncio.to_thread(self.root_of, path)
        await super().get(path, include_body)

    def root_of(self, path: str) -> str:
        """The first folder that has that file. Raises: HTTPError where no notebook asks for any."""
        if not self.house.own_notebooks:
            raise tornado.web.HTTPError(HTTPStatus.NOT_FOUND)
        return next((root for root in self.roots if Path(root, path).is_file()), self.roots[0])

    def set_extra_headers(self, path: str) -> None:
        """Kept, and asked for anew: its address does not say of which version it is."""
        self.set_header("Cache-Control", "no-cache")
