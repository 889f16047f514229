"""Writing a file whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


def write_whole(target: Path, data: bytes) -> None:
    """Put ``data`` into ``target``: beside it first, then in its place, so that no reader finds half of it.

    Raises:
        OSError: it cannot be written; what was there is untouched.
    """
    if target.exists() and not target.is_file():
        # A device or a pipe ("/dev/stdout", ">(command)") cannot be replaced, only written to.
        target.write_bytes(data)
        return
    # Through a link: the file that it names is meant, and keeps its permissions.
    target = Path(os.path.realpath(target))
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:100]}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        os.chmod(name, target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask())
        os.replace(name, target)
    except BaseException:
        os.unlink(name)
        raise


def _umask() -> int:
    # It can only be read by setting it.
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
