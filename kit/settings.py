"""Where things are and who runs this computer: read once from the environment, which `partnership-kit serve` sets."""

from __future__ import annotations

import logging
import os
import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path

from kit.errors import SettingsError

LOG = logging.getLogger(__name__)
NOTEBOOK = "PARTNERSHIP_KIT_NOTEBOOK"  # in a kernel's environment: the path of the notebook that it runs
COOKIE = "kit_browser"  # under which name a browser brings back the token that it was given
PACKAGE = Path(__file__).resolve().parent
KEPT = ("partnership-kit.sqlite", "pepper", "jupyter")  # what the kit keeps in the data folder begins so
PATH = re.compile(r"(/[A-Za-z0-9._~-]+)*")


def _shipped(name: str) -> Path:
    """A content folder: inside the installed package, or beside it in a checkout."""
    inside = PACKAGE / name
    return inside if inside.is_dir() else PACKAGE.parent / name


@dataclass(frozen=True, kw_only=True)
class Settings:
    """`data` is a folder, `site` a team's own content over the kit's, `host` who runs this computer ("" where nobody said).

    Answers are kept `keep_days` from the last visit. `base` is the path that everything stands under ("/kit", or ""), `proxy`
    the networks from which a proxy is believed, `sign_on` the header in which it says that somebody is signed in ("": nobody is).
    Backups keep what was erased for `backup_days` at most.
    `secret` is what receipts are hashed with, "" where it stands in the file `pepper`.
    """

    data: Path
    database: str
    exercises: Path
    notebooks: Path
    site: Path | None = None
    host: str = ""
    keep_days: int = 120
    base: str = ""
    proxy: tuple[IPv4Network | IPv6Network, ...] = ()
    sign_on: str = ""
    backup_days: int = 0
    pepper_file: Path | None = None
    secret: str = field(default="", repr=False)

    @property
    def pepper(self) -> Path:
        """The file with the secret that receipts are hashed with; it stands beside the database or elsewhere, never in it."""
        return self.pepper_file or self.data / "pepper"

    @property
    def secret_elsewhere(self) -> bool:
        """Whether somebody else looks after the secret: none is made here."""
        return bool(self.secret or self.pepper_file)


def read(environment: dict[str, str] | None = None) -> Settings:
    """The settings in force.

    Environment: PARTNERSHIP_KIT_DATA (folder, default `./data`), _DATABASE (SQLAlchemy URL, default one SQLite
    file in the data folder), _EXERCISES (folder), _SITE (a team's own folder over the exercises), _HOST (who runs this
    computer), _KEEP_DAYS (1 to 3650), _BASE (a path, default JUPYTERHUB_SERVICE_PREFIX), _PROXY (addresses or networks,
    parted by commas or spaces), _BACKUP_DAYS (0 to 3650), _SIGN_ON (the name of a header), _PEPPER (the secret) or _PEPPER_FILE.
    """
    env = os.environ if environment is None else environment
    data = _folder(env.get("PARTNERSHIP_KIT_DATA") or "data")
    return Settings(
        data=data,
        database=env.get("PARTNERSHIP_KIT_DATABASE") or f"sqlite:///{data / 'partnership-kit.sqlite'}",
        exercises=Path(env.get("PARTNERSHIP_KIT_EXERCISES") or _shipped("exercises")).resolve(),
        notebooks=_shipped("notebooks"),
        site=_site(env.get("PARTNERSHIP_KIT_SITE", "")),
        host=env.get("PARTNERSHIP_KIT_HOST", "").strip()[:120],
        keep_days=_days(env.get("PARTNERSHIP_KIT_KEEP_DAYS") or "120"),
        base=_base(env.get("PARTNERSHIP_KIT_BASE") or env.get("JUPYTERHUB_SERVICE_PREFIX", "")),
        proxy=_networks(env.get("PARTNERSHIP_KIT_PROXY", "")),
        sign_on=_sign_on(env),
        backup_days=_days(env.get("PARTNERSHIP_KIT_BACKUP_DAYS") or "0", "BACKUP_DAYS", fewest=0),
        secret=env.get("PARTNERSHIP_KIT_PEPPER", "").strip(),
        pepper_file=_folder(env["PARTNERSHIP_KIT_PEPPER_FILE"]) if env.get("PARTNERSHIP_KIT_PEPPER_FILE") else None,
    )


def _folder(text: str) -> Path:
    try:
        return Path(text).expanduser().resolve()
    except RuntimeError as error:
        raise SettingsError(f"This account has no home folder, so {text} leads nowhere. Write the whole path.") from error


def _site(text: str) -> Path | None:
    if text and not _folder(text).is_dir():
        raise SettingsError(f"There is no site folder {text}. Make it, or leave --site out.")
    return _folder(text) if text else None


def _days(text: str, name: str = "KEEP_DAYS", fewest: int = 1) -> int:
    if not text.isdecimal() or not fewest <= int(text) <= 3650:
        raise SettingsError(f"PARTNERSHIP_KIT_{name} must be a whole number of days from {fewest} to 3650.")
    return int(text)


def _base(text: str) -> str:
    """The path without a slash at its end."""
    path = text.strip().strip("/")
    base = f"/{path}" if path else ""
    if not PATH.fullmatch(base) or {".", ".."} & set(base.split("/")):
        raise SettingsError("PARTNERSHIP_KIT_BASE must be a path like /kit/: letters, digits, hyphens; no host before it.")
    return base


def _sign_on(env: Mapping[str, str]) -> str:
    name = env.get("PARTNERSHIP_KIT_SIGN_ON", "").strip()
    if name and (not re.fullmatch(r"[A-Za-z0-9-]+", name) or not env.get("PARTNERSHIP_KIT_PROXY")):
        raise SettingsError(
            "PARTNERSHIP_KIT_SIGN_ON is the name of a header, like X-Remote-User; it is believed from the address in "
            "PARTNERSHIP_KIT_PROXY only, so set that too."
        )
    return name


def _networks(text: str) -> tuple[IPv4Network | IPv6Network, ...]:
    try:
        return tuple(ip_network(one, strict=False) for one in text.replace(",", " ").split())
    except ValueError as error:
        raise SettingsError(
            "PARTNERSHIP_KIT_PROXY must be the proxy's address, like 127.0.0.1, or a network, like 10.0.0.0/8."
        ) from error


def has_home() -> bool:
    """Whether this account has a folder of its own, as accounts of services often do not."""
    try:
        return os.access(Path.home(), os.W_OK)
    except RuntimeError:
        return False


def prepare(settings: Settings) -> None:
    """Make the data folder; its owner only reads it and what the kit keeps in it, also where they were there before."""
    try:
        settings.data.mkdir(mode=0o700, parents=True, exist_ok=True)
        names = {path.name for path in settings.data.iterdir()}
    except OSError as error:
        raise SettingsError(
            f"The data folder {settings.data} cannot be made ({error.strerror}). Choose another one with DATA=some/folder."
        ) from error
    ours = {name for name in names if name.startswith(KEPT)}
    for path in (*([settings.data] if names == ours else []), *(settings.data / name for name in ours)):
        _close(path)


def _close(path: Path) -> None:
    """For its owner only; where the file system or another owner forbids that, it is said."""
    with suppress(FileNotFoundError):
        mode = path.stat().st_mode
        try:
            if mode & 0o077:
                path.chmod(mode & 0o700)
        except OSError:
            LOG.warning("Other accounts of this computer may read %s: choose a data folder of your own on a local disk.", path)
