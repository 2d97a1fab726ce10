import { connect, createServer } from 'node:net';
import type { Socket } from 'node:net';
import { connect as connectTls, createServer as createTlsServer } from 'node:tls';

/** An end of a relay. */
type End = { readonly host: string; readonly port: number } | { readonly path: string };

/** Orders of somebody in the path. */
export interface RelayOrders {
  /** Where he takes connections. */
  readonly listen: End;
  /** Where he passes them on. */
  readonly connect: End;
  /** Certificate and key with which he ends TLS where he listens; absent: he does not. */
  readonly identity?: string;
  /** Whether he begins TLS where he connects, believing anybody. */
  readonly speaksTls?: true;
  /** What he changes in answers: a text, into one as long; a bit, once the other side has spoken twice; absent: nothing. */
  readonly change?: { readonly from: string; readonly to: string } | 'bit';
  /** Past this he ends. */
  readonly limitMs: number;
}

/** What he did. */
export interface RelayCounts {
  /** Connections that came. */
  connections: number;
  /** Pieces of answers that he changed. */
  altered: number;
}

/** An answer's piece as he sends it on; the same object when he leaves it as it is. */
export function changed(piece: Buffer, change: RelayOrders['change'], spoken: number): Buffer {
  if (change === undefined) return piece;
  if (change === 'bit') return spoken < 2 ? piece : flipped(piece);
  const text = piece.toString('latin1');
  return text.includes(change.from) ? Buffer.from(text.replaceAll(change.from, change.to), 'latin1') : piece;
}

/** Bytes of the head of a TLS record: its type, the version, and the length of what follows (RFC 8446, 5.1). */
const headBytes = 5;

/** Type of the record that only says that keys change from here on; it is not protected. */
const changeCipherSpec = 20;

/**
 * With another first bit in its first protected record, and not with another last one: an answer may come in one piece with the
 * goodbye behind it, which nobody would miss.
 */
function flipped(piece: Buffer): Buffer {
  const other = Buffer.from(piece);
  const place = Math.min(protectedAt(other) + headBytes, other.length - 1);
  other[place] = (other[place] ?? 0) ^ 1;
  return other;
}

/** Where the first protected record begins; where it is not in the piece, the last one that is. */
function protectedAt(piece: Buffer): number {
  let at = 0;
  while (piece[at] === changeCipherSpec && at + headBytes <= piece.length) {
    const next = at + headBytes + piece.readUInt16BE(at + 3);
    if (next >= piece.length) break;
    at = next;
  }
  return at;
}

/** Passes on what comes, both ways, until either side ends. */
function pass(orders: RelayOrders, near: Socket, counts: RelayCounts): void {
  const far = orders.speaksTls ? connectTls({ ...orders.connect, rejectUnauthorized: false }) : connect(orders.connect);
  let spoken = 0;
  near.on('data', (piece) => {
    spoken += 1;
    far.write(piece);
  });
  far.on('data', (piece: Buffer) => {
    const sent = changed(piece, orders.change, spoken);
    if (sent !== piece) counts.altered += 1;
    near.write(sent);
  });
  for (const [one, other] of [
    [near, far],
    [far, near],
  ] as const) {
    one.on('end', () => other.end());
    one.on('error', () => other.destroy());
    one.on('close', () => other.destroy());
  }
}

/** Says `ready`, and what it did once nothing more is said to it. */
function relay(orders: RelayOrders): void {
  const counts: RelayCounts = { connections: 0, altered: 0 };
  const take = (near: Socket): void => pass(orders, near, counts);
  const { identity } = orders;
  const server = identity === undefined ? createServer(take) : createTlsServer({ key: identity, cert: identity }, take);
  server.on('connection', () => (counts.connections += 1));
  // A client that refuses the certificate.
  server.on('tlsClientError', () => undefined);
  server.listen(orders.listen, () => process.stdout.write('ready\n'));
  process.stdin.resume().on('end', () => {
    process.stdout.write(`${JSON.stringify(counts)}\n`, () => process.exit());
  });
  setTimeout(() => process.exit(), orders.limitMs);
}

if (import.meta.main) relay(JSON.parse(process.argv[2] ?? 'null') as RelayOrders);
