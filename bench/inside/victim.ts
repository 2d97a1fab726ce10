/** A page that ends when it is killed and comes back by itself; here because a bench outside the lab needs someone to take away. */
import { fork } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { staticPage } from '../../model/page.ts';

/** An outage as it was, in milliseconds since the epoch. */
export interface Outage {
  /** When the process was gone. */
  readonly goneAt: number;
  /** When another one listened again. */
  readonly backAt: number;
}

/** Someone to take away. */
export interface Victim {
  /** Where its page is. */
  readonly url: string;
  /** Id of the process that serves it now. */
  readonly pid: number;
  /** The next outage that is over. */
  outage(): Promise<Outage>;
  /** Ends it for good. */
  close(): void;
}

/** A process says so when it listens. */
interface Listening {
  readonly at: number;
  readonly port: number;
}

const program = fileURLToPath(import.meta.url);

/** Starts a page that comes back so long after it was killed. */
export async function openVictim(downMs: number): Promise<Victim> {
  let child = fork(program, ['serve', '0']);
  const { port } = await listening(child);
  let isClosed = false;
  const outage = async (): Promise<Outage> => {
    const goneAt = await new Promise<number>((resolve) => child.once('exit', () => resolve(Date.now())));
    await new Promise((resolve) => setTimeout(resolve, downMs));
    if (isClosed) return { goneAt, backAt: Number.NaN };
    child = fork(program, ['serve', String(port)]);
    const { at } = await listening(child);
    return { goneAt, backAt: at };
  };
  return {
    url: `http://127.0.0.1:${port}`,
    get pid() {
      return child.pid as number;
    },
    outage,
    close: () => {
      isClosed = true;
      child.kill('SIGKILL');
    },
  };
}

const listening = (child: ReturnType<typeof fork>): Promise<Listening> =>
  new Promise((resolve, reject) => {
    child.once('message', (said) => resolve(said as Listening));
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the page ended with ${String(code)} instead of serving`)));
  });

if (process.argv[2] === 'serve') {
  const page = staticPage();
  const server = createServer((_, answer) => void answer.setHeader('X-Served-By', 'local').end(page));
  server.listen(Number(process.argv[3]), '127.0.0.1', () => {
    process.send?.({ at: Date.now(), port: (server.address() as AddressInfo).port });
  });
  process.once('disconnect', () => process.exit(0));
}
