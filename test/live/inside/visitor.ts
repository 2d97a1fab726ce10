import { ms } from '../../../model/units.ts';
import { tools } from '../../support/tools.ts';
import type { TestStack } from './raise.ts';

/** What users got of one operation. */
export interface Felt {
  /** Requests, but for those during which the machine stood still. */
  readonly asked: number;
  /** Answered rightly within a second. */
  readonly answered: number;
  /** Answered rightly within 250 ms. */
  readonly good: number;
  /** Answered rightly within 150 ms: before any packet that was lost is sent again, which takes 200 ms at least. */
  readonly quick: number;
  /** Median time to the answer, of the answered. */
  readonly medianMs: number;
}

/** What users got, by operation. */
export type Answers = Readonly<Record<'static' | 'read' | 'write', Felt>>;

/**
 * Program of the users: in every 20 ms one of each operation, at a random moment, over a new connection. What is under way
 * while the machine lets the users themselves stand still (their clock ticks late) is no experience of the site, and not told.
 */
const program = `
const { Agent, request } = require('node:http');
const [url, durationMs] = [process.argv[1], Number(process.argv[2])];
const [visits, standstills] = [[], []];
let id = 900_000_000 + Math.floor(Math.random() * 1e8);
const paths = { static: () => '/static/page.html', read: () => '/items/' + (1 + id++ % 1000), write: () => '/writes' };
function ask(operation) {
  const visit = { operation, begunMs: performance.now(), endMs: Infinity, isRight: false };
  visits.push(visit);
  const end = (isRight) => Object.assign(visit, { endMs: performance.now(), isRight });
  const how = { method: operation === 'write' ? 'POST' : 'GET', agent: new Agent(), signal: AbortSignal.timeout(1000) };
  const call = request(url + paths[operation](), how, (answer) => {
    answer.resume();
    answer.on('error', () => end(false));
    answer.once('end', () => end(answer.statusCode < 300));
  });
  call.on('error', () => end(false));
  call.end(operation === 'write' ? JSON.stringify({ id: id++, nonce: 'n' }) : undefined);
}
let tickMs = performance.now();
setInterval(() => {
  const nowMs = performance.now();
  if (nowMs - tickMs > 100) standstills.push([tickMs, nowMs]);
  tickMs = nowMs;
}, 20);
const askAll = () => Object.keys(paths).forEach((operation) => setTimeout(ask, Math.random() * 20, operation));
const timer = setInterval(askAll, 20);
setTimeout(() => clearInterval(timer), durationMs);
const median = (waits) => Math.round(waits.toSorted((a, b) => a - b)[Math.floor(waits.length / 2)] ?? 0);
function feltOf(operation) {
  const isTold = ({ begunMs, endMs }) => standstills.every(([from, to]) => endMs < from || to < begunMs);
  const told = visits.filter((visit) => visit.operation === operation && isTold(visit));
  const waits = told.filter(({ isRight }) => isRight).map(({ begunMs, endMs }) => endMs - begunMs);
  const [good, quick] = [250, 150].map((limitMs) => waits.filter((waitMs) => waitMs <= limitMs).length);
  return { asked: told.length, answered: waits.length, good, quick, medianMs: median(waits) };
}
setTimeout(() => {
  const said = Object.keys(paths).map((operation) => [operation, feltOf(operation)]);
  console.log(JSON.stringify(Object.fromEntries(said)));
  process.exit();
}, durationMs + 1100);
`;

/** Lets users in for a while and says what they got. */
export async function visit(stack: TestStack, client: string, durationMs: number): Promise<Answers> {
  const argv = [tools().node, '-e', program, stack.url, String(durationMs)];
  const { stdout, stderr } = await stack.exec(client)(argv, { timeoutMs: ms(durationMs + 10_000) });
  if (stdout === '') throw new Error(`the users said nothing: ${stderr}`);
  return JSON.parse(stdout) as Answers;
}
