"""Counts per window and operation, and waits per operation, in one streaming pass of polars."""
import polars as pl
from lines import COLUMNS, DEADLINE_MS, FILE, WINDOW_MS, tell

NUMBERS = {
    "scenario": pl.UInt8, "iteration": pl.Int32, "began": pl.Int32, "jitter": pl.Int32, "wait": pl.Int32,
    "status": pl.Int16, "error": pl.Int16, "valid": pl.UInt8,
}
lines = pl.scan_csv(
    FILE, has_header=False, comment_prefix="#", schema={name: NUMBERS.get(name, pl.String) for name in COLUMNS}
)
is_good = (pl.col("valid") == 1) & (pl.col("wait") <= DEADLINE_MS)
window = (pl.col("began") + pl.col("jitter")) // WINDOW_MS
counts = lines.group_by("scenario", window.alias("window")).agg(is_good.sum().alias("good"), pl.len().alias("all"))
waits = lines.filter(pl.col("valid") == 1).group_by("scenario", "wait").len()
windows, _ = pl.collect_all([counts, waits], engine="streaming")
tell(windows["all"].sum(), windows["good"].sum())
