"""Counts per window and operation, and waits per operation, of k6's CSV by the rows that have the length of a request."""
import duckdb
from lines import DEADLINE_MS, FILE, WINDOW_MS, tell

COLUMNS = [
    "metric_name", "timestamp", "metric_value", "check", "error", "error_code", "expected_response", "group", "method",
    "name", "proto", "scenario", "service", "status", "subproto", "tls_version", "url", "extra_tags", "metadata",
]
TYPES = {"timestamp": "BIGINT", "metric_value": "DOUBLE"}
columns = ", ".join(f"'{name}': '{TYPES.get(name, 'VARCHAR')}'" for name in COLUMNS)
rows = f"read_csv('{FILE}', header = true, auto_detect = false, delim = ',', quote = '\"', columns = {{{columns}}})"
counts = duckdb.sql(
    f"""SELECT name, window_, wait, count(*) AS requests,
        count(*) FILTER (expected_response = 'true' AND wait <= {DEADLINE_MS}) AS good
        FROM (SELECT name, expected_response, metric_value::INTEGER AS wait,
              (timestamp // 1000 - metric_value::INTEGER) // {WINDOW_MS} AS window_
              FROM {rows} WHERE metric_name = 'http_req_duration')
        GROUP BY GROUPING SETS ((name, window_), (name, wait))"""
).fetchnumpy()
by_window = counts["wait"].mask
tell(counts["requests"][by_window].sum(), counts["good"][by_window].sum())
