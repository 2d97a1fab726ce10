import { itemCount } from '../../../model/item.ts';
import type { Database, Row } from './database.ts';
import { hedged } from './hedge.ts';
import type { Readers } from './readers.ts';

/** What the routes work with. */
export interface AppContext {
  /** Name of the server, echoed in answers. */
  readonly server: string;
  /** Takes the writes; null when this application may write to none. */
  readonly writer: Database | null;
  /** Whom a read is asked of now. */
  readers(): Readers;
  /** The page that it has as a file; null where a web server has it. */
  readonly page: string | null;
}

/** A request as far as the routes need it. */
export interface AppRequest {
  /** HTTP method. */
  readonly method: string;
  /** Path without the query. */
  readonly path: string;
  /** Body as text; empty when none. */
  readonly body: string;
}

/** An answer: status, and the body that becomes JSON with the server's name added. */
export interface AppAnswer {
  /** HTTP status. */
  readonly status: number;
  /** Fields of the body. */
  readonly body: Readonly<Record<string, unknown>>;
}

const refuse = (status: number, error: string): AppAnswer => ({ status, body: { error } });

/** Path under which the application says that it is alive. */
export const healthPath = '/healthz';

/** The file at a path; undefined where it has none there. */
export const fileAt = ({ page }: Pick<AppContext, 'page'>, path: string): string | undefined =>
  path === '/static/page.html' && page !== null ? page : undefined;

/** Answers a request; rejects only when no database could. */
export async function answer(context: AppContext, request: AppRequest): Promise<AppAnswer> {
  if (request.path === healthPath) return { status: 200, body: { ok: true } };
  const item = /^\/items\/(\d{1,6})$/.exec(request.path);
  if (item) return request.method === 'GET' ? read(context, Number(item[1])) : refuse(405, 'only GET');
  if (request.path === '/writes')
    return request.method === 'POST' ? write(context, request.body) : refuse(405, 'only POST');
  return refuse(404, 'no such path');
}

/** Whoever has an answer first gives it; where nobody has one, the last says why. */
async function read(context: AppContext, id: number): Promise<AppAnswer> {
  if (id < 1 || id > itemCount) return refuse(404, 'no such item');
  const { order, hedgeMs } = context.readers();
  const [first, ...others] = order.map((database) => () => readFrom(database, id));
  return first ? hedged([first, ...others], hedgeMs) : refuse(503, 'no database to read from');
}

/**
 * The newest write that the database holds comes along, so that who reads can tell how old the answer is. A database says
 * itself who it is: behind a floating address it may be another one than it was.
 */
const rowAndNewest =
  'SELECT id, value, (SELECT id FROM writes ORDER BY seq DESC LIMIT 1) AS newest, @@report_host AS own FROM items WHERE id = ?';
const insert = 'INSERT INTO writes (id, nonce) VALUES (?, ?) RETURNING @@report_host AS own';

/** Who answered; one that does not say so is the one that was asked. */
const whoIs = ({ name }: Database, row?: Row): string => {
  const own = row?.['own'];
  return typeof own === 'string' && own !== '' ? own : name;
};

async function readFrom(database: Database, id: number): Promise<AppAnswer> {
  const [row] = await database.ask(rowAndNewest, [id]);
  if (!row) throw new Error(`${database.name} has no item ${id}`);
  return {
    status: 200,
    body: { id: row['id'], value: row['value'], seen: row['newest'] ?? 0, database: whoIs(database, row) },
  };
}

async function write({ writer }: AppContext, body: string): Promise<AppAnswer> {
  const wanted = parseWrite(body);
  if (!wanted) return refuse(400, 'wanted: {"id": positive whole number, "nonce": text of 1 to 64 characters}');
  if (!writer) return refuse(503, 'no primary to write to');
  const [row] = await writer.ask(insert, [wanted.id, wanted.nonce]);
  return { status: 201, body: { ...wanted, database: whoIs(writer, row) } };
}

/** The write a body asks for; undefined when it is none. */
export function parseWrite(body: string): { readonly id: number; readonly nonce: string } | undefined {
  try {
    const { id, nonce } = Object(JSON.parse(body)) as Record<string, unknown>;
    const sound = typeof id === 'number' && Number.isSafeInteger(id) && id > 0;
    return sound && typeof nonce === 'string' && /^[\w.-]{1,64}$/.test(nonce) ? { id, nonce } : undefined;
  } catch {
    return undefined;
  }
}
