"""What is read from a file: frozen, checked, and where it is unsound one sentence with file, key and remedy."""

from __future__ import annotations

from typing import Any, Self

from pydantic import BaseModel, ConfigDict, ValidationError

from kit.errors import ContentError


class Frozen(BaseModel):
    """What is read from a file never changes afterwards, and says so when a key is unknown."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    @classmethod
    def checked(cls, table: Any, file: str, key: str = "", *, remedy: str = "fr.toml shows what it holds.") -> Self:
        """What that table of a file says; `key`: where in the file it stands. Raises: ContentError at the first fault."""
        try:
            return cls.model_validate(table)
        except ValidationError as error:
            fault = error.errors()[0]
            where = ".".join([key, *map(str, fault["loc"])]).strip(".")
            raise ContentError(file, where, fault["msg"].lower(), remedy) from error
