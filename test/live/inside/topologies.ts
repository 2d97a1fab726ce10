import type { OperationName } from '../../../model/stack.ts';
import { operationNames } from '../../../model/stack.ts';
import { ms } from '../../../model/units.ts';
import { readOperation } from '../../../loadtests/operations/read.ts';
import { staticOperation } from '../../../loadtests/operations/static.ts';
import { writeOperation } from '../../../loadtests/operations/write.ts';
import { stackOf } from '../../../scripts/stack-of.ts';
import { askSocket } from '../../../stack/probe.ts';
import { haproxySocket } from '../../../stack/kinds/haproxy.ts';
import { settleMs } from '../../../stack/settle.ts';
import { tools } from '../../support/tools.ts';
import type { TestStack } from './raise.ts';
import { raiseForTest, say } from './raise.ts';

/** Program of the client: the requests of its standard input, one after the other, each over a new connection. */
const program = `
const { Agent, request } = require('node:http');
const ask = ({ url, localAddress, method, body }) => new Promise((resolve) => {
  const gone = () => resolve({ status: 0, text: '', server: '' });
  const options = { method, localAddress, agent: new Agent(), signal: AbortSignal.timeout(2000) };
  const call = request(url, options, (answer) => {
    let text = '';
    answer.setEncoding('utf8').on('data', (part) => (text += part)).on('error', gone);
    answer.on('end', () => resolve({ status: answer.statusCode, text, server: answer.headers['x-served-by'] ?? '' }));
  });
  call.on('error', gone).end(body ?? undefined);
});
(async () => {
  const answers = [];
  for (const order of JSON.parse(require('node:fs').readFileSync(0, 'utf8'))) answers.push(await ask(order));
  process.stdout.write(JSON.stringify(answers));
})();
`;

// Each stack named: who answered so many requests of each operation, one after the other, from every address and to every
// place in turn.
for (const name of process.argv.slice(2)) {
  const begun = performance.now();
  const stack = await raiseForTest(undefined, stackOf(name));
  const upMs = performance.now() - begun;
  const missing = await stack.steadyState();
  await new Promise((resolve) => setTimeout(resolve, settleMs(stackOf(name))));
  const seen = await visits(stack, name);
  const balanced = await sessionsBy(name);
  await stack.down();
  say({ name, upMs: Math.round(upMs), tookMs: Math.round(performance.now() - begun), missing, seen, balanced });
}

async function visits(stack: TestStack, name: string) {
  const operations = { static: staticOperation, read: readOperation, write: writeOperation };
  const [urls, from] = [[stack.url, ...stack.furtherUrls], stack.clientAddresses];
  const count = Math.max(16, 2 * from.length);
  const orders = operationNames.flatMap((operation) =>
    Array.from({ length: count }, (_, iteration) => {
      const request = operations[operation].request({ episode: 1, arm: 'main', iteration, nonce: `n${iteration}` });
      const [url, localAddress] = [urls[iteration % urls.length] ?? '', from[iteration % Math.max(1, from.length)]];
      return { operation, url, localAddress, request };
    }),
  );
  const input = orders.map(({ url, localAddress, request: { method, path, body } }) => ({
    url: url + path,
    localAddress,
    method,
    body,
  }));
  const argv = [tools().node, '-e', program];
  const options = { input: JSON.stringify(input), timeoutMs: ms(30_000) };
  const { stdout } = await stack.exec(stackOf(name).client)(argv, options);
  const answers = JSON.parse(stdout) as { status: number; text: string; server: string }[];
  return orders.map(({ operation, localAddress, request }, index) => {
    const { status = 0, text = '', server = '' } = answers[index] ?? {};
    const { valid, database, server: named } = request.judge(status, text);
    return { operation, from: localAddress, valid, database, server: named || server };
  });
}

/** Sessions that each balancer handed on, by its own count; none where there is no balancer. */
async function sessionsBy(name: string): Promise<Readonly<Record<string, number>>> {
  const balancers = stackOf(name).components.filter(({ kind }) => kind === 'haproxy');
  const counts = balancers.map(async (balancer) => {
    const [head = '', ...lines] = (
      await askSocket(haproxySocket(`/run/spofproof/${balancer.name}`), 'show stat', 1000)
    ).split('\n');
    const total = head.replace(/^# /, '').split(',').indexOf('stot');
    const backends = lines.map((line) => line.split(',')).filter((row) => row[1] === 'BACKEND');
    return [balancer.name, backends.reduce((sum, row) => sum + Number(row[total]), 0)] as const;
  });
  return Object.fromEntries(await Promise.all(counts));
}

/** What the test reads of a visit. */
export interface Seen {
  /** What was asked for. */
  readonly operation: OperationName;
  /** Address it came from; absent for the client's own. */
  readonly from?: string;
  /** Whether it was the right answer. */
  readonly valid: boolean;
  /** Who answered. */
  readonly server: string;
  /** Which database. */
  readonly database: string;
}
