"""What the machine is that a measurement was taken on."""
import datetime
import os
import pathlib
import platform
import subprocess


def _processor():
    for line in pathlib.Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            return line.split(":", 1)[1].strip()
    return platform.processor() or "unknown"


def _memory_gib():
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30


def facts():
    swift = subprocess.run(["swift", "--version"], capture_output=True, text=True).stdout.splitlines()
    commit = subprocess.run(["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True).stdout.strip()
    return {
        "date": datetime.date.today().isoformat(),
        "processor": _processor(),
        "cores": os.cpu_count(),
        "memory_gib": round(_memory_gib(), 1),
        "system": f"{platform.system()} {platform.release()}",
        "swift": swift[0] if swift else "unknown",
        "commit": commit,
        "load": round(os.getloadavg()[0], 2),
    }


def text():
    known = facts()
    return "\n".join([
        f"- Date: {known['date']}, commit {known['commit']}",
        f"- Machine: {known['cores']} cores of {known['processor']}, {known['memory_gib']} GiB, {known['system']}",
        f"- {known['swift']}",
        f"- Load of the machine (1 minute): {known['load']}",
    ])
