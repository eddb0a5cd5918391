"""Kills a command at random moments of its run, each time on a copy of one database, two at a time."""

import random
import signal
import statistics
import subprocess
import threading
import time
from collections import Counter, deque
from concurrent.futures import ThreadPoolExecutor

from program import DONE

WORKERS = 2

# Where a kill found the program: not writing yet, in a transaction, with part of its work kept, or ended already.
BEFORE, WRITING, PART_DONE, ENDED = "before", "writing", "part done", "ended"


class Kills:
    """A command on copies of a database: first to its end, for its length, then killed."""

    def __init__(self, program, databases, before, command, again=None):
        self.program, self.databases, self.before, self.command = program, databases, before, command
        # What is run after the kill; the same command unless given.
        self.again = again or command
        # Lengths of the last whole runs, in seconds: others use the machine too, so the length is measured all along.
        self.lengths = deque(maxlen=9)
        self.lock = threading.Lock()

    def measure(self):
        """Runs the command to its end, as many at a time as are killed later, and finds when it begins to write."""
        with ThreadPoolExecutor(WORKERS) as pool:
            shares = list(pool.map(lambda _: self._watched(), range(2 * WORKERS)))
        self.begins = min(shares)

    def _watched(self):
        copy = self.databases.create(copy_of=self.before)
        started = time.monotonic()
        process = self.program.start(*self.command, "--database", copy)
        begins = None
        while process.poll() is None:
            if begins is None and self.databases.is_writing(copy):
                begins = time.monotonic() - started
            time.sleep(0.004)
        length = time.monotonic() - started
        said = "".join(process.communicate())
        assert process.returncode == DONE, said
        self.databases.remove(copy)
        with self.lock:
            self.lengths.append(length)
        return min(1, (begins or length) / length)

    def run(self, moments, seed, found, whole):
        """Kills at moments and starts again; gives how many kills came where.

        `found(copy, ended, where)` checks what a kill left, and says whether that is part of the work. `whole(copy, ended,
        where)` checks what the second run made of it.
        """
        chance = random.Random(seed)
        # One moment in each part of the time from shortly before the first write until shortly after the end.
        first, last = 0.8 * self.begins, 1.03
        shares = [first + (last - first) * (moment + chance.random()) / moments for moment in range(moments)]
        chance.shuffle(shares)
        with ThreadPoolExecutor(WORKERS) as pool:
            return Counter(pool.map(lambda share: self._killed(share, found, whole), shares))

    def _killed(self, share, found, whole):
        copy = self.databases.create(copy_of=self.before)
        with self.lock:
            length = statistics.median(self.lengths)
        process = self.program.start(*self.command, "--database", copy)
        began = time.monotonic()
        try:
            # One that ends before it is killed was quicker than those before: the moments that follow come sooner.
            process.wait(share * length)
            with self.lock:
                self.lengths.append(time.monotonic() - began)
        except subprocess.TimeoutExpired:
            pass
        is_writing = self.databases.is_writing(copy)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        ended = process.returncode == DONE
        where = f"killed at {share:.3f} of {length:.2f} s, {'ended' if ended else 'writing' if is_writing else 'not writing'}"
        self.databases.settle(copy)
        begun = found(copy, ended, where)
        started = time.monotonic()
        self.program.run(*self.again, "--database", copy, expect=DONE, timeout=300)
        if not begun and not ended and self.again == self.command:
            with self.lock:
                self.lengths.append(time.monotonic() - started)
        whole(copy, ended, where)
        self.databases.remove(copy)
        return ENDED if ended else PART_DONE if begun else WRITING if is_writing else BEFORE
