"""Run one command, and write what it took as JSON: LIMIT LOG COMMAND...

A script of its own that imports next to nothing: a new process's peak memory begins with that of the one that starts
it (Linux, setmax_mm_hiwater_rss).
"""

import os
import signal
import sys
import time

# Linux counts a process's peak memory in units of 1,024 bytes, macOS in bytes (getrusage(2) of each).
_PEAK_UNIT = 1 if sys.platform == "darwin" else 1024


def main(limit: str, log: str, *command: str) -> None:
    """Run it to its end, or to the limit in seconds, and measure it with all that it starts."""
    late = []
    said = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    nothing = os.open(os.devnull, os.O_RDONLY)
    streams = [(os.POSIX_SPAWN_DUP2, nothing, 0), (os.POSIX_SPAWN_DUP2, said, 1), (os.POSIX_SPAWN_DUP2, said, 2)]
    began = time.perf_counter()
    process = os.posix_spawnp(command[0], command, os.environ, file_actions=streams, setpgroup=0)

    def stop(*_: object) -> None:
        late.append(True)
        os.killpg(process, signal.SIGKILL)

    signal.signal(signal.SIGALRM, stop)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    signal.setitimer(signal.ITIMER_REAL, float(limit))
    try:
        _, status, used = os.wait4(process, 0)
    except BaseException:
        # Whoever ends the measuring wants what is measured to end too.
        stop()
        raise
    wall = time.perf_counter() - began
    ended = '"too long"' if late else os.waitstatus_to_exitcode(status)
    cpu, peak = used.ru_utime + used.ru_stime, used.ru_maxrss * _PEAK_UNIT
    print(f'{{"wall": {wall}, "cpu": {cpu}, "peak": {peak}, "ended": {ended}}}')


main(*sys.argv[1:])
