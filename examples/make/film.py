"""Make the short film of one deck: a nanosecond of light runs along a wire, slowed down.

The film is kept beside this module, so that building the examples needs no ffmpeg. To make it anew, with
ffmpeg installed: `python -m examples.make.film`.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from examples.make.pictures.canvas import Canvas

FILM = Path(__file__).with_name("nanosecond.mp4")
SIZE = (640, 360)
FRAMES = 72
FRAMES_PER_SECOND = 12
POSTER_FRAME = 44


def frame(number: int) -> Canvas:
    """Draw one frame: the light's way so far, and what the wire of each length is good for."""
    canvas = Canvas(SIZE, "#15191E")
    reached = min(1.0, number / (FRAMES - 14))
    for row, (length, paint) in enumerate(((1.0, "#F2A541"), (0.62, "#4FB0C6"), (0.33, "#E4572E"))):
        y = 14 + row * 14
        end = 8 + 84 * length
        canvas.stroke([(8, y), (end, y)], "#39424E", 2.2)
        at = min(8 + 84 * reached, end)
        canvas.stroke([(8, y), (at, y)], paint, 2.2)
        canvas.ellipse(8, y, 2.4, 2.4, "#8D99AE")
        canvas.ellipse(end, y, 2.4, 2.4, paint if at >= end else "#39424E")
        if at < end:
            canvas.ellipse(at, y, 3, 3, f"{paint}66")
            canvas.ellipse(at, y, 1.7, 1.7, "#F5F1E8")
    for mark in range(13):  # a foot, in inches
        x = 8 + 84 * mark / 12
        canvas.stroke([(x, 50), (x, 52.6 if mark % 3 == 0 else 51.6)], "#8D99AE", 0.4)
    return canvas


def poster() -> bytes:
    """Return the still that stands on the slide before the film runs."""
    return frame(POSTER_FRAME).png()


def make(target: Path = FILM) -> None:
    """Write the film with ffmpeg: H.264, which PowerPoint plays on Windows and macOS alike."""
    ffmpeg = shutil.which("ffmpeg")
    if ffmpeg is None:
        sys.exit("ffmpeg is not installed; the film that is already here will do")
    with tempfile.TemporaryDirectory() as folder:
        for number in range(FRAMES):
            frame(number).image().convert("RGB").save(Path(folder, f"{number:03}.png"))
        command = [
            ffmpeg,
            "-y",
            "-loglevel",
            "error",
            "-framerate",
            str(FRAMES_PER_SECOND),
            "-i",
            f"{folder}/%03d.png",
        ]
        command += [
            "-c:v",
            "libx264",
            "-preset",
            "veryslow",
            "-crf",
            "26",
            "-pix_fmt",
            "yuv420p",
            "-threads",
            "1",
        ]
        command += ["-movflags", "+faststart", "-fflags", "+bitexact", "-flags:v", "+bitexact", str(target)]
        subprocess.run(command, check=True)


if __name__ == "__main__":
    make()
