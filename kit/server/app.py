"""The server: a subclass of Voilà's app with our own routes and nothing of its tree, contents or files."""

from __future__ import annotations

import logging
import os
import re
import socket
import sys
import tempfile
from functools import partial
from pathlib import Path
from typing import Any

import zmq
from tornado.ioloop import IOLoop
from traitlets.config import Config
from voila.app import Voila, _kernel_id_regex

from kit import rounds, store
from kit.apps import ASSUMED, ON_PAPER, PICTURES
from kit.errors import SettingsError
from kit.server import apps, forks, guide, kernels, mine, notebooks, plain, stream, who
from kit.server.house import NAMES, TEMPLATES, House
from kit.server.purging import Purging
from kit.server.static_files import StaticHandler, read_static_files
from kit.settings import Settings, has_home

if sys.platform != "win32":
    import resource

LOG = logging.getLogger(__name__)
NOBODY = "00000000-0000-0000-0000-000000000000"
LONGEST_SOCKET = 103  # bytes of a path: the least that a system allows
LOG_FORMAT = "%(asctime)s %(levelname)s %(message)s"
LARGEST_BODY = 2**20  # of any request; Tornado itself would take in a hundred times as much before a page sees it


def configuration(settings: Settings, *, ip: str, port: int) -> Config:
    """Voilà's settings, each for a reason that CONTRIBUTING.md gives."""
    c = Config()
    c.Voila.update(ip=ip, port=port, port_retries=0, open_browser=False, root_dir=str(settings.notebooks), log_level="ERROR")
    c.Voila.update(base_url=f"{settings.base}/", log_format=LOG_FORMAT)
    c.Voila.identity_provider_class, c.Voila.authorizer_class = kernels.Visitor, kernels.OwnKernelOnly
    c.Voila.tornado_settings = {
        "log_function": lambda handler: None,
        "websocket_compression_options": {},
        "websocket_max_message_size": 2**20,
        "ws_ping_interval": 20_000,
        # Milliseconds, three pings: with one the first tick would close every page.
        "ws_ping_timeout": 60_000,
    }
    c.VoilaConfiguration.update(
        multi_kernel_manager_class=kernels.Kernels,
        template="kit",
        preheat_kernel=False,
        file_allowlist=[],
        file_denylist=[".*"],
        strip_sources=True,
        show_tracebacks=False,
        allow_template_override="NO",
        allow_theme_override="NO",
        prelaunch_hook=notebooks.dress,
        page_config_hook=notebooks.page_config,
        http_keep_alive_timeout=600,
    )
    c.MappingKernelManager.update(
        cull_idle_timeout=90,  # without a connection: the page, if it comes back, goes on without a kernel
        cull_interval=15,
        cull_connected=False,
        allow_tracebacks=False,
        buffer_offline_messages=True,
    )
    c.KernelManager.update(autorestart=True, shutdown_wait_time=1.0)
    c.KernelRestarter.restart_limit = 0  # a new kernel would know no widgets: say that it is dead, and the page opens again
    c.KernelProvisionerFactory.default_provisioner_name = "partnership-kit"
    if sys.platform.startswith("linux") and sockets_fit(tempfile.gettempdir()):
        c.KernelManager.transport = "ipc"
    return c


def sockets_fit(folder: str) -> bool:
    """Whether the path of a kernel's socket in a folder of that folder is short enough for the system; else ports are used."""
    fits = len(os.fsencode(f"{folder}/voila_12345678/kernel-{NOBODY}-ipc-5")) <= LONGEST_SOCKET
    if not fits:
        LOG.warning(
            "The folder for temporary files, %s, has too long a path for sockets: kernels talk through ports of this computer. "
            "Set TMPDIR to a shorter one, /tmp for instance.",
            folder,
        )
    return fits


class KitApp(Voila):
    """Voilà in our house."""

    house: House
    most_kernels: int

    @property
    def config_file_paths(self) -> list[str]:
        """None: a `voila.json` lying about decides nothing here."""
        return []

    def setup_template_dirs(self) -> None:
        """Only our template; Voilà's own ones load fonts and scripts from other hosts."""
        self.template_paths = [str(TEMPLATES)]
        self.static_paths: list[str] = []

    def init_settings(self) -> dict[str, Any]:
        """Voilà's settings, with room for a hundred kernels' sockets."""
        settings: dict[str, Any] = super().init_settings()
        if sys.platform != "win32":
            _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
            resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
        self.kernel_manager.context.set(zmq.MAX_SOCKETS, 65_000)
        return {**settings, "compress_response": True, "listeners": stream.Listeners(self.house.database)}

    def listen(self) -> None:
        """Listen until stopped; what is over is erased meanwhile. Nothing in this thread waits for the database."""
        self.house.database.never_from_here()
        rounds.neighbours.join(self.house.database)
        IOLoop.current().add_callback(partial(store.forget_copies, self.house.database))
        IOLoop.current().add_callback(Purging(self.house.database).go_on)
        if forks.ForkProvisioner.zygote:
            IOLoop.current().add_callback(forks.ForkProvisioner.zygote.start)
        self.app.listen = partial(self.app.listen, max_body_size=LARGEST_BODY)
        super().listen()

    def init_handlers(self) -> list[Any]:
        """Our routes, a kernel's own three, and a friendly word for everything else."""
        house, base = {"house": self.house}, re.escape(self.house.settings.base)
        voila = {"config": self.config, "voila_configuration": self.voila_configuration}
        names, kernel = "|".join(NAMES), {"house": self.house, "most": self.most_kernels}
        routes: list[Any] = [
            (r"/", plain.HomePage, house),
            (r"/healthz", plain.HealthPage, house),
            (r"/mine", mine.MinePage, house),
            (rf"{PICTURES}/([a-z0-9-]+)", mine.OwnPicture, house),
            (r"/who-reads", who.WhoReadsPage, house),
            (r"/facilitate", guide.FacilitatePage, house),
            (r"/newcomers", guide.NewcomersPage, house),
            (r"/run-sheets/([a-z]+)", guide.RunSheetsPage, house),
            (r"/changes", guide.ChangesPage, house),
            (ASSUMED, guide.AssumptionsPage, house),
            (ON_PAPER, guide.PaperPage, house),
            (rf"/({names})", apps.AppPage, house),
            (rf"/({names})/say", apps.Carrier, house),
            (r"/notebooks/([A-Za-z0-9_-]+)", notebooks.NotebookPage, house),
            (r"/voila/render/([A-Za-z0-9_-]+)\.ipynb", notebooks.VoilaPage, {**kernel, **voila}),
            (r"/voila/static/(.*)", notebooks.VoilaFiles, {**house, "folders": ["voila/templates/base/static"]}),
            (r"/voila/labextensions/(.*)", notebooks.VoilaFiles, {**house, "folders": ["labextensions", "voila/labextensions"]}),
            (r"/state/([0-9a-f]{32})", stream.StatePage, house),
            (r"/stream/([0-9a-f]{32})", stream.StreamPage, house),
            (r"/static/([0-9a-f]+)/(.*)", StaticHandler, {"files": self.house.files}),
            (rf"/api/kernels/{_kernel_id_regex}", kernels.OwnKernel),
            (rf"/api/kernels/{_kernel_id_regex}/channels", kernels.Channels, kernel),
            (r"/voila/api/shutdown/(.*)", kernels.ShutdownHandler),
        ]
        bare = [(base, plain.BarePath, house)] if base else []
        return [*((f"{base}{path}", *rest) for path, *rest in routes), *bare, (r".*", plain.MissingPage, house)]


def run(settings: Settings, *, ip: str, port: int, most: int | None = None, fork: bool = True) -> None:
    """Serve until stopped. `fork`: kernels are forks of one warm process, where the system can.

    Raises: KitError if the content or the data folder cannot be used.
    """
    database = store.open_database(settings)
    house = House(settings, database, read_static_files(settings.base))
    os.environ.update(kernel_environment(settings))
    os.environ.update({"PARTNERSHIP_KIT_STATIC": house.files.url("kit/"), "JUPYTER_WIDGETS_ECHO": "0"})
    app = KitApp(config=configuration(settings, ip=ip, port=port))
    app.house, app.most_kernels = house, kernels.most_kernels() if most is None else most
    house.kernels = app.most_kernels > 0
    if fork and forks.CAN_FORK and house.kernels:
        forks.ForkProvisioner.zygote = forks.Zygote(dict(os.environ))
    app.initialize(argv=[])
    app.start()


def log_with_time() -> None:
    """What this kit has to say while it serves goes to standard error, a line each: when, how bad, what. Never an answer."""
    lines = logging.StreamHandler()
    lines.setFormatter(logging.Formatter(LOG_FORMAT))
    log = logging.getLogger("kit")
    log.handlers, log.propagate = [lines], False


def check_port(ip: str, port: int) -> None:
    """Voilà would log it and stop; a person gets one sentence. Raises: SettingsError."""
    try:
        for family, kind, _, _, address in socket.getaddrinfo(ip, port, type=socket.SOCK_STREAM):
            with socket.socket(family, kind) as probe:
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                probe.bind(address)
    except (OSError, OverflowError) as error:
        raise SettingsError(
            f"Port {port} on {ip} is already in use or not allowed. Choose another one: make serve PORT=9000."
        ) from error


def kernel_environment(settings: Settings) -> dict[str, str]:
    """What every kernel is told: folders of its own, so that nobody's personal configuration runs in it; no history either.

    Kernels write none; what version 0.1 has left is removed.
    """
    private = settings.data / "jupyter"
    for name in ("config", "ipython", "runtime", "matplotlib", "home"):
        Path(private / name).mkdir(mode=0o700, parents=True, exist_ok=True)
    (private / "config" / "migrated").write_bytes(b"")  # Jupyter would note there when it first started
    for left in (private / "ipython").glob("profile_*/history.sqlite*"):
        left.unlink()
    return {
        **({} if has_home() else {"HOME": str(private / "home")}),
        "JUPYTER_CONFIG_DIR": str(private / "config"),
        "IPYTHONDIR": str(private / "ipython"),
        "JUPYTER_RUNTIME_DIR": str(private / "runtime"),
        "MPLCONFIGDIR": str(private / "matplotlib"),
        "JUPYTER_PREFER_ENV_PATH": "1",
        "OMP_NUM_THREADS": "1",
        "OPENBLAS_NUM_THREADS": "1",
        "MALLOC_ARENA_MAX": "2",
        "PARTNERSHIP_KIT_DATA": str(settings.data),
        "PARTNERSHIP_KIT_DATABASE": settings.database,
        "PARTNERSHIP_KIT_EXERCISES": str(settings.exercises),
        "PARTNERSHIP_KIT_SITE": str(settings.site or ""),
        "PARTNERSHIP_KIT_HOST": settings.host,
        "PARTNERSHIP_KIT_KEEP_DAYS": str(settings.keep_days),
        "PARTNERSHIP_KIT_BASE": settings.base,
        "PARTNERSHIP_KIT_BACKUP_DAYS": str(settings.backup_days),
    }
