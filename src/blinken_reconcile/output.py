"""Writing a file whole or not at all, and saying beforehand if it cannot be."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from .errors import UsageError


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


def check_target(target: Path) -> None:
    """Refuse what could not be written in the end, before the work is done.

    Raises:
        UsageError: it is a folder, its folder is not there, or nothing can be put there.
    """
    folder = Path(os.path.realpath(target)).parent
    reason = None
    if target.is_dir():
        reason = "is a directory"
    elif not folder.is_dir():
        reason = "no such file or directory"
    elif not target.exists() and not os.access(folder, os.W_OK):
        reason = "permission denied"
    if reason:
        raise UsageError(f"cannot write {target}: {reason}")


def _umask() -> int:
    # It can only be read by setting it.
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
