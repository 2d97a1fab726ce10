import { createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { itemValue } from '../../model/item.ts';
import { staticPage } from '../../model/page.ts';

/** Answers one request in place of the real site; returns false to let the right answer be given after all. */
type Misbehaviour = (request: IncomingMessage, response: ServerResponse) => boolean;

/** A site on loopback that answers all three operations rightly unless told to misbehave. */
export interface FakeSite {
  /** Where it answers. */
  readonly url: string;
  /** Requests seen so far. */
  readonly hits: () => number;
  /** Connections seen so far. */
  readonly connections: () => number;
  /** From now on this one is asked first. */
  misbehave(how: Misbehaviour): void;
  /** Ends it with every connection. */
  close(): Promise<void>;
}

const behaved: Misbehaviour = () => false;

/** Starts the site on a free port; with a certificate and its key it speaks TLS. */
export async function fakeSite(identity?: string): Promise<FakeSite> {
  let hits = 0;
  let connections = 0;
  let misbehaviour = behaved;
  const take = (request: IncomingMessage, response: ServerResponse): void => {
    hits++;
    if (!misbehaviour(request, response)) void answer(request, response);
  };
  const server = identity === undefined ? createServer(take) : createTlsServer({ key: identity, cert: identity }, take);
  server.on('connection', () => connections++);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http${identity === undefined ? '' : 's'}://127.0.0.1:${port}`,
    hits: () => hits,
    connections: () => connections,
    misbehave: (how) => void (misbehaviour = how),
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

const page = staticPage();

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  response.setHeader('X-Served-By', 'server1');
  if (request.url === '/static/page.html') response.end(page);
  else if (request.method === 'POST') sendJson(response, 201, JSON.parse(await text(request)) as object);
  else {
    const id = Number(request.url?.split('/').at(-1));
    sendJson(response, 200, { id, value: itemValue(id) });
  }
}

function sendJson(response: ServerResponse, status: number, fields: object): void {
  response.writeHead(status, { 'Content-Type': 'application/json' });
  response.end(JSON.stringify({ ...fields, server: 'server2', database: 'replica' }));
}
