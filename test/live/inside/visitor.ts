import { ms } from '../../../model/units.ts';
import { tools } from '../../support/tools.ts';
import type { TestStack } from './raise.ts';

/** What users got of one operation. */
export interface Felt {
  /** Requests. */
  readonly asked: number;
  /** Answered rightly within a second. */
  readonly answered: number;
  /** Answered rightly within 250 ms. */
  readonly good: number;
  /** Median time to the answer, of the answered. */
  readonly medianMs: number;
}

/** What users got, by operation. */
export type Answers = Readonly<Record<'static' | 'read' | 'write', Felt>>;

/** Program of the users: in every 20 ms one of each operation, at a random moment, over a new connection. */
const program = `
const { Agent, request } = require('node:http');
const [url, durationMs] = [process.argv[1], Number(process.argv[2])];
const felt = {};
let id = 900_000_000 + Math.floor(Math.random() * 1e8);
const paths = { static: () => '/static/page.html', read: () => '/items/' + (1 + id++ % 1000), write: () => '/writes' };
const fresh = () => ({ asked: 0, answered: 0, good: 0, waits: [] });
function ask(operation) {
  const count = (felt[operation] ??= fresh());
  const begunMs = performance.now();
  count.asked++;
  const how = { method: operation === 'write' ? 'POST' : 'GET', agent: new Agent(), signal: AbortSignal.timeout(1000) };
  const call = request(url + paths[operation](), how, (answer) => {
    answer.resume();
    answer.on('error', () => undefined);
    answer.once('end', () => {
      if (answer.statusCode >= 300) return;
      const waitMs = performance.now() - begunMs;
      count.waits.push(waitMs);
      count.answered++;
      if (waitMs <= 250) count.good++;
    });
  });
  call.on('error', () => undefined);
  call.end(operation === 'write' ? JSON.stringify({ id: id++, nonce: 'n' }) : undefined);
}
const askAll = () => Object.keys(paths).forEach((operation) => setTimeout(ask, Math.random() * 20, operation));
const timer = setInterval(askAll, 20);
setTimeout(() => clearInterval(timer), durationMs);
const median = (waits) => Math.round(waits.toSorted((a, b) => a - b)[Math.floor(waits.length / 2)] ?? 0);
setTimeout(() => {
  const said = Object.entries(felt).map(([name, { waits, ...count }]) => [name, { ...count, medianMs: median(waits) }]);
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
