"""Where the tests of abuse write down what they came to."""

import os


def note(test, figure, bar, seed="-"):
    """Writes a result down where `./test` and its soak want it: which test, what was found, and what it is held against."""
    if path := os.environ.get("HEADROOM_RESULTS"):
        with open(path, "a", encoding="utf-8") as file:
            file.write(f"{test}\t{figure}\t{bar}\t{seed}\n")
