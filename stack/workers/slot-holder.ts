import { connect } from 'node:net';

/** Orders of the helper that takes a component's connections. */
export interface HoldOrders {
  /** Address of the component's host. */
  readonly address: string;
  /** Its port. */
  readonly port: number;
  /** How many connections to have open at any time. */
  readonly connections: number;
  /** What is said first, so that the component does not throw out a silent guest; empty for nothing. */
  readonly greeting: string;
  /** Hard maximum: past this the helper ends, and with it its connections. */
  readonly limitMs: number;
}

/** Between two rounds of opening, and connections opened in one: fast enough to refill what time-outs of a component free. */
const [roundMs, perRound] = [10, 25];

/** Pause after a connection that was refused or thrown out at once: the door is then closed, and knocking costs both sides. */
const pauseMs = 100;

/** A connection thrown out earlier than this was never let in. */
const letInMs = 50;

/** Opens a connection, and resolves when its place is free again: at once, or a little later when it was not let in. */
async function guest({ address, port, greeting }: HoldOrders): Promise<void> {
  const begunMs = performance.now();
  const socket = connect({ host: address, port });
  socket.on('connect', () => greeting !== '' && socket.write(greeting));
  socket.on('error', () => undefined);
  socket.resume();
  await new Promise((resolve) => socket.once('close', resolve));
  if (performance.now() - begunMs < letInMs) await new Promise((resolve) => setTimeout(resolve, pauseMs));
}

/** Holds connections, and opens others in place of those that the component closes, until the limit. */
function hold(orders: HoldOrders): void {
  const guests = new Set<Promise<void>>();
  const open = (): void => {
    const one = guest(orders).finally(() => guests.delete(one));
    guests.add(one);
  };
  setInterval(() => {
    const missing = Math.min(perRound, orders.connections - guests.size);
    for (let opened = 0; opened < missing; opened++) open();
  }, roundMs);
  setTimeout(() => process.exit(), orders.limitMs);
}

if (import.meta.main) hold(JSON.parse(process.argv[2] ?? 'null') as HoldOrders);
