import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { Database } from './database.ts';
import { openDatabase } from './database.ts';
import { following, keepLooking } from './following.ts';
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

/** Opens the databases, and begins to look after the replica where there is also a primary to read from. */
function contextOf(settings: AppSettings): { context: AppContext; databases: readonly Database[] } {
  const { server, primaryTimeoutMs, replicaCheckMs } = settings;
  const patient = { connectTimeoutMs: primaryTimeoutMs, queryTimeoutMs: primaryTimeoutMs };
  const primary = settings.primary && openDatabase(settings.primary, patient);
  const quickPrimary = settings.primary && openDatabase(settings.primary, settings);
  const replica = settings.replica && openDatabase(settings.replica, settings);
  const watched = replica && quickPrimary && replicaCheckMs > 0 ? following(replica, quickPrimary) : undefined;
  if (watched) void keepLooking(watched, replicaCheckMs);
  const reachable = { primary, quickPrimary, replica };
  const readers = (): readonly Database[] => readersOf(reachable, watched?.isReadFirst() ?? true);
  return { context: { server, primary, readers }, databases: Object.values(reachable).flatMap((one) => one ?? []) };
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

main(JSON.parse(process.env[appVariable] ?? 'null') as AppSettings);
