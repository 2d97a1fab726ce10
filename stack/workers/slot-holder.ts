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

/** Holds connections, and opens others in place of those that the component closes, until the limit. */
function hold({ address, port, connections, greeting, limitMs }: HoldOrders): void {
  let taken = 0;
  const open = (): void => {
    taken += 1;
    const begunMs = performance.now();
    const socket = connect({ host: address, port });
    socket.on('connect', () => greeting !== '' && socket.write(greeting));
    socket.on('error', () => undefined);
    socket.resume();
    socket.once('close', () => {
      const again = (): void => void (taken -= 1);
      if (performance.now() - begunMs < letInMs) setTimeout(again, pauseMs);
      else again();
    });
  };
  setInterval(() => {
    for (let opened = 0; opened < perRound && taken < connections; opened++) open();
  }, roundMs);
  setTimeout(() => process.exit(), limitMs);
}

if (import.meta.main) hold(JSON.parse(process.argv[2] ?? 'null') as HoldOrders);
