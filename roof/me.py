"""How a person can call us again: `rasoat`, or the path they used where it is not on PATH."""

from __future__ import annotations

import os
import shlex
import shutil
import sys
from pathlib import Path


def me() -> str:
    """The command to print in "what to type next"."""
    used = sys.argv[0]
    if shutil.which("rasoat") or Path(used).name != "rasoat":
        return "rasoat"
    near = os.path.relpath(used)
    return shlex.quote(used if near.startswith("..") else near)
