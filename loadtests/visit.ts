import type { sleep } from 'k6';
import type execution from 'k6/execution';
import type http from 'k6/http';
import type { CookieJar, RefinedResponse } from 'k6/http';
import type { Sample } from '../model/sample.ts';
import { destinationAmong } from './address.ts';
import { nameOrNothing } from './answer.ts';
import type { Operation, Request } from './operations/contract.ts';
import { reportReuse, reportSample, reportStart } from './report.ts';
import type { Scenario } from './scenario.ts';
import type { LoadSetting } from './setting.ts';
import { urlsOf } from './setting.ts';
import { jitterMs } from './shape.ts';

/** Text of 32 bits of k6's own chance, which no seed repeats: text, so that every program on the way keeps it exactly. */
const freshNonce = (): string => Math.floor(Math.random() * 2 ** 32).toString(36);

/** What is used of k6's own modules. `entry.ts` alone imports them. */
export interface K6 {
  /** Waits, in seconds. */
  readonly sleep: typeof sleep;
  /** Where this iteration stands; it may not be asked before there is one. */
  readonly execution: Pick<typeof execution, 'scenario' | 'vu'>;
  /** Sends requests. */
  readonly http: Pick<typeof http, 'request' | 'CookieJar'>;
}

/** A virtual user of one scenario: k6 plays each in a program of his own. */
export interface User extends Scenario {
  /** What sites have asked him to show again, once he has asked one; a returning user alone keeps any. */
  cookies?: CookieJar;
}

/**
 * One iteration: waits for its due moment, sends the operation's request, and reports what came of it.
 * All times are read here, from the script's own clock: k6's own durations are 0 for a failed dial.
 */
export function visit(k6: K6, operation: Operation, user: User, setting: LoadSetting): void {
  const { arm } = user;
  const { startTime, iterationInTest: iteration, iterationInInstance } = k6.execution.scenario;
  // One of several generators (execution segments) may never begin iteration 0: each tells its own start, for its own file.
  if (iterationInInstance === 0) reportStart(user, startTime);
  const jitter = jitterMs(setting, user, iteration);
  if (jitter > 0) k6.sleep(jitter / 1000);
  // On a busy machine a sleep ends late: that is the generator's lag, and no waiting of the user's.
  const dueAt = Date.now();
  const request = operation.request({ episode: setting.episode, arm, iteration, nonce: freshNonce() });
  const outcome = send(k6, request, { user, iteration, setting });
  const waitMs = Date.now() - dueAt;
  const times = { beganMs: dueAt - jitter - startTime, scenarioMs: 0, jitterMs: jitter, waitMs };
  reportSample({ operation: operation.name, arm, iteration, ...times, ...outcome });
}

type Outcome = Pick<Sample, 'status' | 'error' | 'valid' | 'server' | 'database' | 'seen' | 'opened'>;

/** Whose request it is. */
interface Visitor {
  readonly user: User;
  readonly iteration: number;
  readonly setting: LoadSetting;
}

function send({ execution: { vu }, http }: K6, asked: Request, { user, iteration, setting }: Visitor): Outcome {
  const { arm } = user;
  const { timeoutMs } = setting;
  const from = { arm, iteration, visits: vu.iterationInInstance, timeoutMs };
  const { url, headers } = destinationAmong(urlsOf(setting), from);
  const content = asked.body === null ? {} : { 'Content-Type': 'application/json' };
  // k6 forgets the cookies of every user after each visit, but for those in a jar of his own.
  const cookies = arm === 'returning' ? { jar: (user.cookies ??= new http.CookieJar()) } : {};
  const parameters = { timeout: timeoutMs, redirects: 0, headers: { ...headers, ...content }, ...cookies };
  const response = http.request(asked.method, url + asked.path, asked.body, parameters);
  if (arm === 'main' && isReused(response)) reportReuse(user, iteration);
  const isOpened = arm === 'returning' && response.status !== 0 && !isReused(response);
  const { status, error_code: error } = response;
  const judged = asked.judge(status, textOf(response));
  const server = judged.server || nameOrNothing(response.headers['X-Served-By']);
  return { status, error, ...judged, server, ...(isOpened && { opened: true }) };
}

/** Whether it was answered without a connection having been made for it. */
const isReused = ({ status, timings }: RefinedResponse<'text'>): boolean => status !== 0 && timings.connecting === 0;

const textOf = (response: RefinedResponse<'text'>): string => (typeof response.body === 'string' ? response.body : '');
