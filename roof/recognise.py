"""Text on label photographs, by Tesseract where this machine has it: found at run time, never needed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from functools import lru_cache

from checker.facts.pictures import Recognise, is_picture
from crawler.model import Visit
from roof.lang import t

LANGUAGE = "vie"
SECONDS = 60.0  # for one picture
_PROGRAM = "tesseract"


def recogniser(visit: Visit) -> Recognise | None:
    """The reader of labels for a visit that keeps pictures; None, and a sentence, where this machine has none."""
    if not any(is_picture(capture) for capture in visit.captures):
        return None
    program = found()
    if not program:
        print(
            t(
                "Chữ trong ảnh nhãn không được đọc: máy này chưa có Tesseract tiếng Việt "
                "(apt-get install tesseract-ocr tesseract-ocr-vie).",
                "Words on label photographs are not read: this machine has no Tesseract with Vietnamese "
                "(apt-get install tesseract-ocr tesseract-ocr-vie).",
            ),
            file=sys.stderr,
        )
        return None
    return lambda picture: text_of(picture, program)


@lru_cache(maxsize=1)
def found() -> str:
    """The path of a Tesseract that knows Vietnamese, or ''."""
    program = shutil.which(_PROGRAM)
    if program is None:
        return ""
    said = subprocess.run(
        [program, "--list-langs"], capture_output=True, text=True, timeout=SECONDS, check=False
    )
    return program if LANGUAGE in said.stdout.split() else ""


def text_of(picture: bytes, program: str) -> str:
    """The text of one picture (PNG bytes); '' where the program fails or takes too long."""
    command = [program, "stdin", "stdout", "-l", LANGUAGE]
    env = {**os.environ, "OMP_THREAD_LIMIT": "1"}  # its threads only wait for each other on small pictures
    try:
        done = subprocess.run(
            command, input=picture, capture_output=True, timeout=SECONDS, env=env, check=False
        )
    except subprocess.TimeoutExpired:
        return ""
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else ""
