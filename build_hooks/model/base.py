"""What every model shares: frozen, and closed to fields it does not know."""

import hashlib
from collections.abc import Mapping
from functools import cached_property
from typing import Any, Self

from pydantic import BaseModel, ConfigDict


class Model(BaseModel):
    """A frozen record whose names are those of rules/fields.yml."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    @cached_property
    def digest(self) -> bytes:
        """The hash of all that it holds: the same for two that are equal, in every process."""
        return hashlib.sha256(f"{type(self).__name__} {self.model_dump_json()}".encode()).digest()

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """A copy; what followed from the older values is not among what is copied."""
        copied = super().model_copy(update=update, deep=deep)
        for name in copied.__dict__.keys() - type(self).model_fields.keys():
            del copied.__dict__[name]
        return copied
