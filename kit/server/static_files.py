"""Static files, compressed once at start, under a path that carries the build: browsers keep them for good."""

from __future__ import annotations

import gzip
import hashlib
import mimetypes
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import tornado.web
from rcssmin import cssmin
from rjsmin import jsmin

import kit
from kit import kinds, learning, playing
from kit.server.headers import StatusOnly
from kit.widgets import MODULES, ROOM, Modules, own_style, styles

HERE = Path(__file__).parent
PACKED = {".js", ".css", ".json", ".svg"}
ALONE = ("figures", "chooser", "overview", playing.RECORD, *kinds.KINDS)  # sheets of what one person works through
ROOMS = (*(name for name in ROOM if name not in ALONE), "panel", learning.WIDGET)  # and of what stands on screens besides
mimetypes.add_type("text/javascript", ".js")


@dataclass
class StaticFiles:
    """Every file that may be asked for, as it is and compressed."""

    base: str
    build: str
    plain: dict[str, bytes]
    packed: dict[str, bytes] = field(default_factory=dict)

    def pack(self) -> None:
        """Compress the texts; until one is ready it is sent as it is."""
        for path, data in self.plain.items():
            if Path(path).suffix in PACKED:
                self.packed[path] = gzip.compress(data, 9, mtime=0)

    def needed(self, modules: list[str]) -> list[str]:
        """Those modules and what they stand on, each once."""
        return list(dict.fromkeys(name for module in modules for name in MODULES.needs(module)))

    def url(self, path: str) -> str:
        """The address of a file below the build."""
        return f"{self.base}/static/{self.build}/{path}"


def script(modules: Modules, name: str) -> str:
    """A module without blank space and comments. Names stay, so an error leads to its function; the head says in which files."""
    return f"// {', '.join(f'{layer}.js' for layer in modules.layers(name))}\n{jsmin(modules.sent(name))}"


def read_static_files(base: str = "") -> StaticFiles:
    """Read what is served below that path; compressing goes on in the background."""
    static = HERE / "static"
    plain = {f"kit/{name}": (static / name).read_bytes() for name in ("icon.svg", "lab.css")}
    site = (static / "site.css").read_text(encoding="utf-8")
    sheets = {"theme": (styles("page"), site), "room": map(own_style, ROOMS), "alone": map(own_style, ALONE)}
    plain |= {f"kit/{name}.css": cssmin("\n".join(texts)).encode() for name, texts in sheets.items()}
    for modules in (Modules.of(static), MODULES):
        plain |= {f"kit/{name}.js": script(modules, name).encode() for name in modules.addresses}
    digest = hashlib.sha256(kit.__version__.encode())
    for url in sorted(plain):
        digest.update(plain[url])
    files = StaticFiles(base, digest.hexdigest()[:12], plain)
    ThreadPoolExecutor(max_workers=1, thread_name_prefix="packing").submit(files.pack)
    return files


class StaticHandler(StatusOnly):
    """A file of this build, for a year; of another build, nothing."""

    def initialize(self, files: StaticFiles) -> None:
        """Which files there are."""
        self.files = files

    def get(self, build: str, path: str) -> None:
        """Send the file, compressed where the browser takes it."""
        if build != self.files.build or path not in self.files.plain:
            raise tornado.web.HTTPError(404)
        packed = self.files.packed.get(path) if "gzip" in self.request.headers.get("Accept-Encoding", "") else None
        if packed is not None:
            self.set_header("Content-Encoding", "gzip")
        self.set_header("Vary", "Accept-Encoding")
        self.set_header("Content-Type", mimetypes.guess_type(path)[0] or "application/octet-stream")
        self.set_header("Cache-Control", "public, max-age=31536000, immutable")
        self.write(packed if packed is not None else self.files.plain[path])
