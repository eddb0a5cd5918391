"""Runs the built `headroom` as a person at a terminal would."""

import json
import os
import queue
import re
import signal
import subprocess
import tempfile
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

# Exit codes, after sysexits.h.
DONE, DIFFERENCE, USAGE, BAD_DATA, INTERNAL, REFUSED = 0, 1, 64, 65, 70, 77


@dataclass
class Result:
    """What one call came to. `out` is the result, `err` progress and complaints."""

    code: int
    out: str
    err: str

    def json(self):
        return json.loads(self.out)

    @property
    def said(self):
        return self.out + self.err


class Program:
    def __init__(self):
        self.path = Path(os.environ.get("HEADROOM_BINARY", ROOT / ".build" / "debug" / "headroom"))
        assert self.path.is_file(), f"there is no program {self.path}: build it, or set HEADROOM_BINARY"

    def run(self, *arguments, expect=None, folder=None, timeout=120, before=None):
        """Runs to the end. `expect` is the exit code it must have; `before` runs in the child before the program."""
        done = subprocess.run(
            self._command(arguments), cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, text=True,
            timeout=timeout, preexec_fn=before)
        result = Result(done.returncode, done.stdout, done.stderr)
        if expect is not None:
            assert result.code == expect, f"{' '.join(map(str, arguments))}: exit {result.code}, not {expect}\n{result.said}"
        return result

    def run_measured(self, *arguments):
        """Runs to the end; also gives the most memory it held at once, in megabytes."""
        with tempfile.TemporaryFile("w+") as out, tempfile.TemporaryFile("w+") as err:
            process = subprocess.Popen(self._command(arguments), stdin=subprocess.DEVNULL, stdout=out, stderr=err)
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
            out.seek(0)
            err.seek(0)
            return Result(process.returncode, out.read(), err.read()), usage.ru_maxrss / 1024

    def start(self, *arguments, folder=None):
        """Starts without waiting."""
        return subprocess.Popen(
            self._command(arguments), cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.PIPE, text=True)

    @contextmanager
    def serving(self, database, *options, said=None):
        """Serves a database on a free port for as long as the block runs; gives the address that was printed. `said` takes
        every line."""
        process = subprocess.Popen(
            self._command(["serve", "--database", database, "--port", "0", *options]), stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        lines = queue.Queue()

        def listen():
            for line in process.stdout:
                lines.put(line)
                if said is not None:
                    said.append(line)

        threading.Thread(target=listen, daemon=True).start()
        try:
            yield self._address(process, lines)
        finally:
            process.send_signal(signal.SIGTERM)
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()

    @staticmethod
    def _address(process, lines, patience=60):
        """The first address in what the server prints. Patience in seconds."""
        end = time.monotonic() + patience
        said = ""
        while time.monotonic() < end:
            try:
                line = lines.get(timeout=0.2)
            except queue.Empty:
                if process.poll() is not None:
                    break
                continue
            said += line
            if found := re.search(r"http://127\.0\.0\.1:(\d+)", line):
                if found.group(1) != "0":
                    return found.group(0)
        raise AssertionError(f"the server printed no address:\n{said}")

    def _command(self, arguments):
        return [str(self.path), *map(str, arguments)]
