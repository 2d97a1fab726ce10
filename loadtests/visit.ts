import { sleep } from 'k6';
import execution from 'k6/execution';
import http from 'k6/http';
import type { RefinedResponse } from 'k6/http';
import type { Sample } from '../model/sample.ts';
import { nameOrNothing } from './answer.ts';
import type { Operation, Request } from './operations/contract.ts';
import { reportSample, reportStart } from './report.ts';
import type { LoadSetting } from './setting.ts';
import { isPlanned, jitterMs } from './shape.ts';

/** Text of 32 bits of k6's own chance, which no seed repeats: text, so that every program on the way keeps it exactly. */
const freshNonce = (): string => Math.floor(Math.random() * 2 ** 32).toString(36);

/**
 * One iteration: waits for its due moment, sends the operation's request, and reports what came of it.
 * All times are read here, from the script's own clock: k6's own durations are 0 for a failed dial.
 */
export function visit(operation: Operation, setting: LoadSetting): void {
  const beganAt = Date.now();
  const { startTime, iterationInTest: iteration } = execution.scenario;
  if (!isPlanned(setting, operation.name, iteration)) return;
  if (iteration === 0) reportStart(operation.name, startTime);
  const jitter = jitterMs(setting, operation.name, iteration);
  if (jitter > 0) sleep(jitter / 1000);
  const nonce = freshNonce();
  const outcome = send(operation.request({ episode: setting.episode, iteration, nonce }), setting);
  const waitMs = Date.now() - beganAt - jitter;
  const beganMs = beganAt - startTime;
  reportSample({ operation: operation.name, iteration, beganMs, jitterMs: jitter, waitMs, ...outcome });
}

type Outcome = Pick<Sample, 'status' | 'error' | 'valid' | 'server' | 'database'>;

function send(request: Request, { url, timeoutMs }: LoadSetting): Outcome {
  const headers = request.body === null ? {} : { 'Content-Type': 'application/json' };
  const parameters = { timeout: timeoutMs, redirects: 0, headers };
  const response = http.request(request.method, url + request.path, request.body, parameters);
  const { status, error_code: error } = response;
  const { valid, server, database } = request.judge(status, textOf(response));
  return { status, error, valid, server: server || nameOrNothing(response.headers['X-Served-By']), database };
}

const textOf = (response: RefinedResponse<'text'>): string => (typeof response.body === 'string' ? response.body : '');
