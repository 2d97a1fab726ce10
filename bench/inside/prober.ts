/**
 * Runs on the client host. `first`: asks all three operations until each was answered well, prints the moment. `watch`: asks
 * the static page every 2 ms on a new connection and prints each change between answered and not, as lines `epochMs,0|1`.
 * What counts as answered is what the load script itself takes for good.
 */
import { request } from 'node:http';
import type { Operation } from '../../loadtests/operations/contract.ts';
import { readOperation } from '../../loadtests/operations/read.ts';
import { staticOperation } from '../../loadtests/operations/static.ts';
import { writeOperation } from '../../loadtests/operations/write.ts';

const [mode = 'first', url = '', forMs = '0'] = process.argv.slice(2);
const now = (): number => performance.timeOrigin + performance.now();

/** Far above every episode of a run. */
const episode = 999;

function ask(operation: Operation, iteration: number): Promise<boolean> {
  const asked = operation.request({ episode, arm: 'main', iteration, nonce: `probe${iteration}` });
  const { method, path, body } = asked;
  return new Promise((resolve) => {
    const headers = body === null ? {} : { 'content-type': 'application/json' };
    const sent = request(`${url}${path}`, { method, agent: false, timeout: 300, headers }, (answer) => {
      let text = '';
      answer.on('data', (chunk: Buffer) => void (text += chunk.toString()));
      answer.once('end', () => resolve(asked.judge(answer.statusCode ?? 0, text).valid));
      answer.once('error', () => resolve(false));
    });
    sent.once('timeout', () => sent.destroy());
    sent.once('error', () => resolve(false));
    sent.end(body ?? undefined);
  });
}

async function first(): Promise<void> {
  for (const operation of [staticOperation, readOperation, writeOperation]) {
    for (let turn = 0; !(await ask(operation, turn)); turn++) await new Promise((resolve) => setTimeout(resolve, 2));
  }
  process.stdout.write(`${now()}\n`);
}

async function watch(): Promise<void> {
  const end = now() + Number(forMs);
  let last: boolean | undefined;
  while (now() < end) {
    const askedAt = now();
    const good = await ask(staticOperation, 0);
    if (good !== last) process.stdout.write(`${askedAt},${good ? 1 : 0}\n`);
    last = good;
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, askedAt + 2 - now())));
  }
}

await (mode === 'first' ? first() : watch());
