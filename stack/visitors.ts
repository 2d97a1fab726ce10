import { randomBytes } from 'node:crypto';
import type { IncomingMessage, RequestOptions } from 'node:http';
import { request as requestPlain } from 'node:http';
import { request as requestTls } from 'node:https';
import type { Visit } from '../model/observation.ts';
import type { StackHandle, VisitOrder } from '../model/stack-handle.ts';
import { visitorCount } from '../model/stack-handle.ts';
import { userRequest } from '../model/user-request.ts';
import type { ManagedComponent } from './component.ts';
import { entryUrls } from './entry.ts';
import type { Lab } from './lab.ts';
import { must } from './must.ts';
import { visitorAddress, visitorBatch } from './network.ts';

/** A request without an answer after this long is given up, as by the users of the load. */
const patienceMs = 1000;

/**
 * The visitors of a lab: each request over a connection of its own, from an address of its own beside the hosts. They trust
 * the authority that the lab's own components name, and no other.
 */
export function openVisitors(lab: Lab, components: readonly ManagedComponent[]): StackHandle['visit'] {
  const authority = components.flatMap(({ site }) => site.credentials?.authority ?? [])[0];
  const urls = entryUrls(lab).map((url) => new URL(url));
  let addresses: Promise<void> | undefined;
  let sent = 0;
  return async (order) => {
    // What failed is tried again by the next one. Whoever has no address gets no answer: that is all that a visitor can say.
    addresses ??= must(lab, [lab.tools.ip, '-batch', '-'], visitorBatch(visitorCount)).catch(() => {
      addresses = undefined;
    });
    await addresses;
    sent += 1;
    const url = urls[order.place ?? sent % urls.length];
    if (!url) throw new RangeError(`there is no entry ${order.place}`);
    return visit(order, sent, url, authority);
  };
}

/** Never rejects: what fails is the answer. */
async function visit(
  { operation, visitor }: VisitOrder,
  id: number,
  url: URL,
  authority: string | undefined,
): Promise<Omit<Visit, 'atMs'>> {
  const request = userRequest(operation, id, randomBytes(8).toString('hex'));
  const begunMs = performance.now();
  const options = {
    method: request.method,
    path: request.path,
    localAddress: visitorAddress(visitor),
    ...(authority !== undefined && { ca: authority }),
  };
  const answer = await send(url, options, request.body ?? '').catch(() => nothing);
  const tookMs = Math.round((performance.now() - begunMs) * 10) / 10;
  const { status, text, servedBy } = answer;
  const { valid, fields } = request.judge(status, text);
  const { server = servedBy, database = '' } = fields;
  const named = { server: String(server), database: String(database) };
  return { visitor, id, tookMs, status, valid, ...named };
}

interface Answer {
  readonly status: number;
  readonly text: string;
  /** Server that the header names. */
  readonly servedBy: string;
}

const nothing: Answer = { status: 0, text: '', servedBy: '' };

async function send(url: URL, options: RequestOptions, body: string): Promise<Answer> {
  const { hostname, port, protocol } = url;
  const request = protocol === 'https:' ? requestTls : requestPlain;
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  const headers = { Connection: 'close', ...(body !== '' && { 'Content-Type': 'application/json' }) };
  const signal = AbortSignal.timeout(patienceMs);
  const asked = request({ hostname, ...(port !== '' && { port }), agent: false, headers, signal, ...options }, resolve);
  asked.on('error', reject);
  asked.end(body);
  const answer = await promise;
  answer.setEncoding('utf8');
  let text = '';
  for await (const part of answer) text += String(part);
  return { status: answer.statusCode ?? 0, text, servedBy: String(answer.headers['x-served-by'] ?? '') };
}
