/**
 * Runs on the client host. `first`: asks all three operations until each was answered well, prints the moment. What counts as
 * answered is what the load script itself takes for good. `watch` asks the static page again and again, whether the last was
 * answered or not; `knock` only opens a connection, which takes next to no processor time from whom it watches. Both print a
 * line for each: `askedAt,endedAt,0|1`.
 */
import { request } from 'node:http';
import { createConnection } from 'node:net';
import type { Operation } from '../../loadtests/operations/contract.ts';
import { readOperation } from '../../loadtests/operations/read.ts';
import { staticOperation } from '../../loadtests/operations/static.ts';
import { writeOperation } from '../../loadtests/operations/write.ts';

const [mode = 'first', url = '', forMs = '0', everyMs = '2'] = process.argv.slice(2);
const now = (): number => performance.timeOrigin + performance.now();

/** Longest wait for an answer, that of the load in the bench. */
const timeoutMs = 1000;

/** Far above every episode of a run. */
const episode = 999;

function ask(operation: Operation, iteration: number): Promise<boolean> {
  const asked = operation.request({ episode, arm: 'main', iteration, nonce: `probe${iteration}` });
  const { method, path, body } = asked;
  return new Promise((resolve) => {
    const headers = body === null ? {} : { 'content-type': 'application/json' };
    const sent = request(`${url}${path}`, { method, agent: false, timeout: timeoutMs, headers }, (answer) => {
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

/** At a steady rate, so that a request that waits keeps none of the others. */
async function again(isGood: () => Promise<boolean>): Promise<void> {
  const beganAt = now();
  const under: Promise<void>[] = [];
  for (let dueAt = beganAt; dueAt < beganAt + Number(forMs); dueAt += Number(everyMs)) {
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, dueAt - now())));
    under.push(note(isGood));
  }
  await Promise.all(under);
}

async function note(isGood: () => Promise<boolean>): Promise<void> {
  const askedAt = now();
  const good = await isGood();
  process.stdout.write(`${askedAt},${now()},${good ? 1 : 0}\n`);
}

function isOpen(): Promise<boolean> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    const connection = createConnection({ host: hostname, port: Number(port) || 80 });
    connection.once('error', () => resolve(false));
    connection.once('connect', () => {
      connection.destroy();
      resolve(true);
    });
  });
}

const modes: Readonly<Record<string, () => Promise<void>>> = {
  first,
  watch: () => again(() => ask(staticOperation, 0)),
  knock: () => again(isOpen),
};

const probe = modes[mode];
if (!probe) throw new Error(`there is no probe ${mode}`);
await probe();
