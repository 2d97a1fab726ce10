import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { Database, Patience } from './database.ts';
import { openDatabase } from './database.ts';
import type { Following } from './following.ts';
import { following, keepLooking, lookTimeoutMs } from './following.ts';
import type { Readers } from './readers.ts';
import { readersOf } from './readers.ts';
import type { AppContext } from './routes.ts';
import { answer, healthPath } from './routes.ts';
import type { AppSettings } from './settings.ts';
import { appVariable } from './settings.ts';
import type { Turn } from './turns.ts';
import { turns } from './turns.ts';

/** Largest request body; a write has about 50 bytes. */
const bodyLimit = 4096;

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  request.setEncoding('utf8');
  for await (const part of request) {
    text += String(part);
    if (text.length > bodyLimit) return '';
  }
  return text;
}

/** Answers a request when it is its turn; that it is alive, the application says at once. */
async function serve(
  context: AppContext,
  turn: Turn,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const [path = '/'] = (request.url ?? '/').split('?');
  const text = await textOf(request);
  if (path !== healthPath) await turn(() => request.socket.destroyed);
  if (request.socket.destroyed) return;
  const { status, body } = await answer(context, { method: request.method ?? 'GET', path, body: text });
  send(response, status, { ...body, server: context.server });
}

function send(response: ServerResponse, status: number, body: object): void {
  if (response.headersSent) return;
  const text = JSON.stringify(body);
  response
    .writeHead(status, { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(text) })
    .end(text);
}

function reasonOf(thrown: unknown): string {
  const { code, message } = Object(thrown) as { code?: unknown; message?: unknown };
  return String(code ?? message ?? thrown);
}

/** Refuses new connections, lets the requests under way end, and lets go of the databases. */
function endWith(server: Server, databases: readonly Database[]): void {
  server.close(() => {
    void Promise.allSettled(databases.map((database) => database.end())).then(() => process.exit(0));
  });
  server.closeIdleConnections();
}

/** Opens the databases. */
function contextOf(settings: AppSettings): { context: AppContext; databases: readonly Database[] } {
  const { server, hedgeMs } = settings;
  const patient: Patience = {
    connectTimeoutMs: settings.databaseTimeoutMs,
    queryTimeoutMs: settings.databaseTimeoutMs,
  };
  const primary = settings.primary && openDatabase(settings.primary, patient);
  const replica = settings.replica && openDatabase(settings.replica, patient);
  const watch = lookingAfter(settings);
  const readers = (): Readers => readersOf({ primary, replica }, watch?.watched.isReadFirst() ?? true, hedgeMs);
  const databases = [primary, replica, ...(watch?.databases ?? [])].flatMap((one) => one ?? []);
  return { context: { server, primary, readers }, databases };
}

/** Begins to look after the replica where there is also a primary to read from, over connections of its own that wait for nobody. */
function lookingAfter(settings: AppSettings): { watched: Following; databases: readonly Database[] } | undefined {
  const { primary, replica, replicaCheckMs } = settings;
  if (!primary || !replica || replicaCheckMs === 0) return undefined;
  const quick: Patience = { connectTimeoutMs: lookTimeoutMs, queryTimeoutMs: lookTimeoutMs };
  const databases = [openDatabase(replica, quick), openDatabase(primary, quick)] as const;
  const watched = following(...databases);
  void keepLooking(watched, replicaCheckMs);
  return { watched, databases };
}

function main(settings: AppSettings): void {
  const { context, databases } = contextOf(settings);
  const turn = turns(settings.serviceMs);
  const server = createServer((request, response) => {
    serve(context, turn, request, response).catch((error: unknown) => {
      send(response, 503, { error: reasonOf(error), server: settings.server });
    });
  });
  process.once('SIGTERM', () => endWith(server, databases));
  server.maxConnections = settings.maxConnections;
  server.listen(settings.listen.port, settings.listen.address);
}

// Without settings there is nothing to serve: so its code is compiled before there is a stack.
const settings = process.env[appVariable];
if (settings !== undefined) main(JSON.parse(settings) as AppSettings);
