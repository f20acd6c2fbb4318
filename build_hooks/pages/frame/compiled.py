"""Templates as they were compiled before, in the folder where Python keeps its own compiled modules.

Nowhere else: whoever may write there may run code anyway, and what stands in the cache runs nothing. A file is proven
by a hash of itself, of the template's text and of all else that it was compiled by.
"""

import hashlib
import sys
from contextlib import suppress
from functools import cached_property
from importlib.util import cache_from_source
from pathlib import Path

from jinja2.bccache import Bucket, BytecodeCache

from build_hooks.ground.cache import write_atomically
from build_hooks.ground.recipes import recipe

_PROOF = hashlib.sha256().digest_size


class Compiled(BytecodeCache):
    """One file a template; where none can be written, it is compiled again each time."""

    def __init__(self, source: Path) -> None:
        """For templates that the module of this `source` has prepared."""
        self._source, self._folder = source, Path(cache_from_source(__file__)).parent

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take what is there, if it is of this very text."""
        with suppress(OSError):
            content = self._path(bucket).read_bytes()
            proof, code = content[:_PROOF], content[_PROOF:]
            if proof == self._proof(bucket, code):
                bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep it, unless Python is told to keep nothing."""
        if not sys.dont_write_bytecode:
            code = bucket.bytecode_to_string()
            with suppress(OSError):
                write_atomically(self._path(bucket), self._proof(bucket, code) + code)

    def _path(self, bucket: Bucket) -> Path:
        return self._folder / f"{bucket.key}.template"

    def _proof(self, bucket: Bucket, code: bytes) -> bytes:
        return hashlib.sha256(f"{bucket.key} {bucket.checksum} {self._by}".encode() + code).digest()

    @cached_property
    def _by(self) -> str:
        return f"{recipe(self._source, libraries=('Jinja2',))} {sys.version}"
