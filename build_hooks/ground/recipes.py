"""Names in the cache that change with what makes the files: its own source and the libraries that it draws with."""

import hashlib
from importlib.metadata import version
from pathlib import Path


def recipe(*sources: Path, libraries: tuple[str, ...] = ("Pillow",)) -> str:
    """Twelve signs; others when a file, any file right in a folder, or the version of a library is another."""
    digest = hashlib.sha256(" ".join(f"{name} {version(name)}" for name in libraries).encode())
    for source in sources:
        for path in sorted(filter(Path.is_file, source.iterdir())) if source.is_dir() else [source]:
            digest.update(path.read_bytes())
    return digest.hexdigest()[:12]
