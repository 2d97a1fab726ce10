/**
 * Runs on the client host. `watch` asks the static page again and again, whether the last was answered or not; `knock` only opens
 * a connection, which takes next to no processor time from whom it watches. Both print a line for each: `askedAt,endedAt,0|1`.
 */
import { createConnection } from 'node:net';
import { staticOperation } from '../../loadtests/operations/static.ts';
import { ask } from './ask.ts';

const [mode = 'watch', url = '', forMs = '0', everyMs = '2'] = process.argv.slice(2);
const now = (): number => performance.timeOrigin + performance.now();

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
  watch: () => again(() => ask(url, staticOperation, 0)),
  knock: () => again(isOpen),
};

const probe = modes[mode];
if (!probe) throw new Error(`there is no probe ${mode}`);
await probe();
