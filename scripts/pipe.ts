import type { Duplex } from 'node:stream';
import { errnoOf } from './present.ts';

/**
 * The control pipe between the process outside the lab and the controller inside (file descriptor 3):
 * one JSON value a line. Outside sends the job, and then signals and what lanes wait for; inside answers. End of file means
 * that the other side is gone.
 */
export interface Pipe<Incoming, Outgoing> {
  /** Sends one value. Harmless when the other side is gone. */
  readonly send: (value: Outgoing) => void;
  /** Values as they come; ends with the other side. */
  readonly incoming: AsyncGenerator<Incoming>;
  /** Closes this side. */
  close(): void;
  /** Lets this process end although the pipe is open; the other side then reads the end of file. */
  release(): void;
}

/** Signals that outside passes on to the controller. */
export type ForwardedSignal = 'SIGINT' | 'SIGTERM' | 'SIGHUP';

/** Every forwarded signal. */
export const forwardedSignals: readonly ForwardedSignal[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** Opens a pipe over a two-way stream. */
export function openPipe<Incoming, Outgoing>(stream: Duplex): Pipe<Incoming, Outgoing> {
  stream.on('error', () => undefined);
  return {
    send: (value) => void (stream.writable && stream.write(`${JSON.stringify(value)}\n`)),
    incoming: linesOf<Incoming>(stream),
    close: () => void stream.end(),
    release: () => void stream.destroy(),
  };
}

async function* linesOf<Value>(stream: Duplex): AsyncGenerator<Value> {
  let rest = '';
  try {
    // The stream's own iterator: it also ends when the stream was destroyed before anybody read, on which readline waits for ever.
    // Who has heard enough may still have a last word to say.
    const pieces: AsyncIterable<string> = stream.setEncoding('utf8').iterator({ destroyOnReturn: false });
    for await (const piece of pieces) {
      const lines = (rest + piece).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) yield JSON.parse(line) as Value;
    }
  } catch (thrown) {
    // The other side died with words of ours unread, or before we spoke: that is an end like any other.
    if (!endings.has(errnoOf(thrown) ?? '')) throw thrown;
  }
}

/** How a stream says that the other side is gone, beside its end. */
const endings = new Set(['ECONNRESET', 'EPIPE', 'ERR_STREAM_PREMATURE_CLOSE']);
