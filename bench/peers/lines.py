"""What every peer needs to know of our sample lines, and how it tells what it counted."""
import json
import sys
import time

# The columns of a line, see model/sample.ts.
COLUMNS = [
    "scenario", "iteration", "began", "jitter", "wait", "status", "error", "valid", "server", "database",
]
DEADLINE_MS = 250
WINDOW_MS = 100

FILE = sys.argv[1]
STARTED = time.perf_counter()


def tell(requests, good):
    """Prints the counts, the seconds since the imports, and the peak memory of this process alone."""
    seconds = time.perf_counter() - STARTED
    with open("/proc/self/status", encoding="ascii") as status:
        peak = next(int(line.split()[1]) for line in status if line.startswith("VmHWM"))
    print(json.dumps({"requests": int(requests), "good": int(good), "seconds": seconds, "peakMiB": peak / 1024}))
