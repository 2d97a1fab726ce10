import { connect } from 'node:net';

/** Where to knock, and how long to wait. */
export interface KnockOrders {
  /** Addresses and ports, all tried at once. */
  readonly places: readonly { readonly address: string; readonly port: number }[];
  /** Longest wait for an answer. */
  readonly waitMs: number;
}

/** Tries one place. */
function knock(address: string, port: number, waitMs: number): Promise<'open' | 'closed' | 'filtered'> {
  return new Promise((resolve) => {
    const socket = connect({ host: address, port });
    const end = (answer: 'open' | 'closed' | 'filtered'): void => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(waitMs, () => end('filtered'));
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
