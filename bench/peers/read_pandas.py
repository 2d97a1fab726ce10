"""Counts per window and operation, and waits per operation, of the columns that they take, by pandas."""
import pandas as pd
from lines import COLUMNS, DEADLINE_MS, FILE, WINDOW_MS, tell

NUMBERS = {"scenario": "uint8", "began": "int32", "jitter": "int32", "wait": "int32", "valid": "uint8"}
lines = pd.read_csv(FILE, header=None, comment="#", names=COLUMNS, usecols=list(NUMBERS), dtype=NUMBERS)
lines["good"] = (lines["valid"] == 1) & (lines["wait"] <= DEADLINE_MS)
lines["window"] = (lines["began"] + lines["jitter"]) // WINDOW_MS
windows = lines.groupby(["scenario", "window"], sort=False)["good"].agg(["sum", "size"])
waits = lines[lines["valid"] == 1].groupby(["scenario", "wait"], sort=False).size()
tell(windows["size"].sum(), windows["sum"].sum())
