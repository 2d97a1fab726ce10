/**
 * Writes as many requests as asked for as k6 writes them with `--out csv` and its usual system tags: a row for each of the
 * thirteen measurements, moments in microseconds; 600 requests a second with an outage. Prints nothing.
 */
import { closeSync, openSync, writeSync } from 'node:fs';
import { chanceAt } from '../../model/chance.ts';
import { operationNames } from '../../model/stack.ts';

const header =
  'metric_name,timestamp,metric_value,check,error,error_code,expected_response,group,method,name,proto,scenario,service,' +
  'status,subproto,tls_version,url,extra_tags,metadata';

const [file = '', wanted = '100000'] = process.argv.slice(2);
const requests = Number(wanted);
const begin = 1_800_000_000_000;
const [outFrom, outTo] = [Math.floor(requests * 0.3), Math.floor(requests * 0.4)];
let rows = [header];
const out = openSync(file, 'w');
for (let request = 0; request < requests; request++) {
  rows.push(...rowsOf(request));
  if (rows.length < 30_000 && request < requests - 1) continue;
  writeSync(out, `${rows.join('\n')}\n`);
  rows = [];
}
closeSync(out);

/** The rows of a request: those of the request itself carry all its tags, those of the iteration two. */
function rowsOf(request: number): readonly string[] {
  const operation = operationNames[request % operationNames.length] as string;
  const isOut = request >= outFrom && request < outTo;
  const chance = chanceAt(1, request);
  const isSlow = Math.floor(chance * 1000) === 7;
  const [blockedMs, waitingMs] = isOut ? [0, 0] : [0.2 + chance / 4, 0.8 + 7 * chance ** 8 + (isSlow ? 300 : 0)];
  const endMs = begin + request / 0.6 + blockedMs + waitingMs;
  const tags = isOut
    ? `,dial: connection refused,1212,false,,GET,${operation},,${operation},,0,,,http://198.18.0.10/${operation},,`
    : `,,,true,,GET,${operation},HTTP/1.1,${operation},,200,,,http://198.18.0.10/${operation},,`;
  const row = (metric: string, value: number, rest: string): string =>
    `${metric},${Math.round(endMs * 1000)},${value.toFixed(6)},${rest}`;
  const sendingMs = isOut ? 0 : 0.02;
  const ofRequest = Object.entries({
    http_reqs: 1,
    http_req_duration: waitingMs,
    http_req_blocked: blockedMs,
    http_req_connecting: blockedMs / 2,
    http_req_tls_handshaking: 0,
    http_req_sending: sendingMs,
    http_req_waiting: Math.max(0, waitingMs - 2 * sendingMs),
    http_req_receiving: sendingMs,
    http_req_failed: isOut ? 1 : 0,
  });
  const ofIteration = Object.entries({
    data_sent: 90,
    data_received: isOut ? 0 : 700,
    iteration_duration: waitingMs + blockedMs,
    iterations: 1,
  });
  return [
    ...ofRequest.map(([metric, value]) => row(metric, value, tags)),
    ...ofIteration.map(([metric, value]) => row(metric, value, `,,,,,,,,${operation},,,,,,,`)),
  ];
}
