"""Counts per window and operation, and waits per operation, in one pass of DuckDB: quicker than two, or than a table first."""
import duckdb
from lines import COLUMNS, DEADLINE_MS, FILE, WINDOW_MS, tell

NUMBERS = {
    "scenario": "UTINYINT", "iteration": "INTEGER", "began": "INTEGER", "jitter": "INTEGER", "wait": "INTEGER",
    "status": "SMALLINT", "error": "SMALLINT", "valid": "UTINYINT",
}
columns = ", ".join(f"'{name}': '{NUMBERS.get(name, 'VARCHAR')}'" for name in COLUMNS)
lines = f"read_csv('{FILE}', header = false, auto_detect = false, delim = ',', comment = '#', columns = {{{columns}}})"
counts = duckdb.sql(
    f"""SELECT scenario, window_, wait, count(*) AS requests, count(*) FILTER (valid = 1) AS answered,
        count(*) FILTER (valid = 1 AND wait <= {DEADLINE_MS}) AS good
        FROM (SELECT *, (began + jitter) // {WINDOW_MS} AS window_ FROM {lines})
        GROUP BY GROUPING SETS ((scenario, window_), (scenario, wait))"""
).fetchnumpy()
by_window = counts["wait"].mask
tell(counts["requests"][by_window].sum(), counts["good"][by_window].sum())
