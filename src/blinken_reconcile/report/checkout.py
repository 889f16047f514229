"""Paths as the repository's own tools name them: from its top folder, with slashes.

An annotation or an alert is only shown beside a line if its path starts at the
top of the repository, wherever the command ran and however the path was given.
"""

from __future__ import annotations

import os
import posixpath
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote


@dataclass(frozen=True)
class Checkout:
    """A repository's top folder, and where we stand; both absolute, with slashes."""

    root: str = "/"
    here: str = "/"

    @classmethod
    def found(cls) -> Checkout:
        """The one that this process runs in: the workspace of the CI job, else where ``.git`` is, else here."""
        here = Path.cwd()
        workspace = os.environ.get("GITHUB_WORKSPACE")
        if workspace and here.is_relative_to(os.path.realpath(workspace)):
            return cls(root=Path(os.path.realpath(workspace)).as_posix(), here=here.as_posix())
        root = next((one for one in (here, *here.parents) if (one / ".git").exists()), here)
        return cls(root=root.as_posix(), here=here.as_posix())

    def path(self, path: str) -> str:
        """``path`` from the top folder; as it is if it lies outside."""
        whole = posixpath.normpath(posixpath.join(self.here, path))
        top = self.root.rstrip("/") + "/"
        return whole[len(top) :] if whole.startswith(top) else path

    def uri(self, path: str) -> str:
        """``path`` as a URI reference from the top folder, or as a file URI if it lies outside."""
        inside = self.path(path)
        if inside.startswith("/"):
            return "file://" + quote(inside, safe="/")
        # A first segment with a colon would read as a scheme; quote() writes it out.
        return quote(inside, safe="/")
