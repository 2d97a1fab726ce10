import { connect } from 'node:net';

/** Where to knock, and how long to wait. */
export interface KnockOrders {
  /** Addresses and ports, all tried at once. */
  readonly places: readonly { readonly address: string; readonly port: number }[];
  /** Longest wait for an answer. */
  readonly waitMs: number;
}

/** How late a wait may end and still count as one: beyond that this process, or the machine, stood still. */
const lateMs = 200;

/**
 * Tries one place. Nothing came back when a whole wait went by in which something could have: Node looks at its timers before its
 * connections, so these are looked at once more, and a wait that ended late is begun anew.
 */
export function knock(address: string, port: number, waitMs: number): Promise<'open' | 'closed' | 'filtered'> {
  return new Promise((resolve) => {
    const socket = connect({ host: address, port });
    const end = (answer: 'open' | 'closed' | 'filtered'): void => {
      socket.destroy();
      resolve(answer);
    };
    const wait = (): void => {
      const dueMs = performance.now() + waitMs;
      const giveUp = (): void => {
        if (socket.destroyed) return;
        if (performance.now() < dueMs + lateMs) end('filtered');
        else wait();
      };
      // Nobody waits for it once there was an answer.
      setTimeout(() => setImmediate(giveUp), waitMs).unref();
    };
    wait();
    socket.once('connect', () => end('open'));
    // Whatever else fails (no route, no such host) is no answer of that port.
    socket.once('error', ({ code }: NodeJS.ErrnoException) => end(code === 'ECONNREFUSED' ? 'closed' : 'filtered'));
  });
}

if (import.meta.main) {
  const { places, waitMs } = JSON.parse(process.argv[2] ?? 'null') as KnockOrders;
  const answers = await Promise.all(places.map(({ address, port }) => knock(address, port, waitMs)));
  process.stdout.write(JSON.stringify(answers));
}
