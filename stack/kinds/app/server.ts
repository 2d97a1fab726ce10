import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import { staticPage } from '../../../model/page.ts';
import type { Database, Patience } from './database.ts';
import { openDatabase } from './database.ts';
import type { Following } from './following.ts';
import { following, keepLooking, lookTimeoutMs } from './following.ts';
import type { Readers } from './readers.ts';
import { readersOf } from './readers.ts';
import type { AppContext } from './routes.ts';
import { answer, fileAt, healthPath } from './routes.ts';
import type { AppDatabase, AppSettings } from './settings.ts';
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
  const file = fileAt(context, path);
  if (file !== undefined) return sendFile(response, file, context.server);
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

/** Files wait for nobody, and name the server as a web server's do. */
function sendFile(response: ServerResponse, text: string, server: string): void {
  const length = { 'Content-Length': Buffer.byteLength(text) };
  response.writeHead(200, { 'Content-Type': 'text/html', 'X-Served-By': server, ...length }).end(text);
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

/** Opens databases as they are asked for, each place once. */
function opener(timeoutMs: number) {
  const patient: Patience = { connectTimeoutMs: timeoutMs, queryTimeoutMs: timeoutMs };
  const opened = new Map<string, Database>();
  const open = (place: AppDatabase): Database => {
    const key = `${place.name} ${place.address}:${place.port}`;
    const database = opened.get(key) ?? openDatabase(place, patient);
    opened.set(key, database);
    return database;
  };
  return { open, opened };
}

/** Opens the databases. */
function contextOf(settings: AppSettings): { context: AppContext; databases: readonly Database[] } {
  const { server, hedgeMs, hasFiles } = settings;
  const { open, opened } = opener(settings.databaseTimeoutMs);
  const writer = settings.writer && open(settings.writer);
  const reachable = { replicas: settings.replicas.map(open), primaries: settings.primaries.map(open) };
  const { watched, databases } = lookingAfter(settings);
  const isReadFirst = ({ name }: Database): boolean => watched.get(name)?.isReadFirst() ?? true;
  let turn = 0;
  const readers = (): Readers => readersOf(reachable, { isReadFirst, turn: turn++, hedgeMs });
  return {
    context: { server, writer, readers, page: hasFiles ? staticPage() : null },
    databases: [...opened.values(), ...databases],
  };
}

/**
 * Begins to look after the replicas, by their names, where there is also somebody who has what was written, over connections of its
 * own that wait for nobody.
 */
function lookingAfter({ writer, replicas, primaries, replicaCheckMs }: AppSettings) {
  const watched = new Map<string, Following>();
  const primary = writer ?? primaries[0];
  const { open, opened } = opener(lookTimeoutMs);
  for (const replica of replicas) {
    if (!primary || replicaCheckMs === 0) break;
    const watch = following(open(replica), open(primary));
    watched.set(replica.name, watch);
    void keepLooking(watch, replicaCheckMs);
  }
  return { watched, databases: [...opened.values()] };
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
