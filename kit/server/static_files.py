"""Static files, compressed once at start, under a path that carries the build: browsers keep them for good."""

from __future__ import annotations

import gzip
import hashlib
import mimetypes
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path

import tornado.web
from jupyter_core.paths import jupyter_path

import kit
from kit import kinds
from kit.server.headers import StatusOnly
from kit.widgets import front_end, own_style, styles

HERE = Path(__file__).parent
EXTENSIONS = ("@voila-dashboards/widgets-manager8", "@jupyter-widgets/jupyterlab-manager", "anywidget")
SERVED = {".js", ".css", ".json", ".svg", ".woff", ".woff2", ".ttf", ".png"}
FRONT_ENDS = ("panel", kinds.ASSESSMENT, *kinds.KINDS)  # what pages without a kernel render
PACKED = {".js", ".css", ".json", ".svg"}
mimetypes.add_type("text/javascript", ".js")


def _folder(*parts: str, among: list[str]) -> Path:
    """The first of Jupyter's folders that has it."""
    return next(path for root in among if (path := Path(root).joinpath(*parts)).is_dir())


def _files() -> dict[str, Path]:
    """URL path below the build → file, only what Voilà's front end and our pages need."""
    found = {f"kit/{path.name}": path for path in (HERE / "static").iterdir()}
    sources = {"voila": _folder("voila", "templates", "base", "static", among=jupyter_path())}
    for name in EXTENSIONS:
        roots = jupyter_path("labextensions") + jupyter_path("voila", "labextensions")
        sources[f"lab/{name}"] = _folder(name, among=roots)
    for prefix, folder in sources.items():
        for path in folder.rglob("*"):
            if path.suffix in SERVED and path.is_file():
                found[f"{prefix}/{path.relative_to(folder).as_posix()}"] = path
    return found


@dataclass
class StaticFiles:
    """Every file that may be asked for, as it is and compressed."""

    build: str
    plain: dict[str, bytes]
    packed: dict[str, bytes] = field(default_factory=dict)

    def pack(self) -> None:
        """Compress the texts; until one is ready it is sent as it is."""
        for path, data in self.plain.items():
            if Path(path).suffix in PACKED:
                self.packed[path] = gzip.compress(data, 9, mtime=0)

    def url(self, path: str) -> str:
        """The address of a file below the build."""
        return f"/static/{self.build}/{path}"


def read_static_files() -> StaticFiles:
    """Read what is served; compressing goes on in the background."""
    plain = {url: path.read_bytes() for url, path in _files().items()}
    plain["kit/theme.css"] = styles("page").encode() + b"\n" + plain.pop("kit/site.css")
    plain["kit/panel.css"] = "\n".join([styles("panel"), *map(own_style, kinds.KINDS)]).encode()
    plain |= {f"kit/{name}.js": front_end(name).encode() for name in FRONT_ENDS}
    names = ("voila", "anywidget", "ipywidgets", "jupyterlab_widgets")
    digest = hashlib.sha256(" ".join([kit.__version__, *(version(name) for name in names)]).encode())
    for url in sorted(url for url in plain if url.startswith("kit/")):
        digest.update(plain[url])
    files = StaticFiles(digest.hexdigest()[:12], plain)
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
