import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { post, webhookOf } from '../../../scripts/night/webhook.ts';

type Answer = (request: IncomingMessage, response: ServerResponse, body: string) => void;

/** Posts to a server on the loopback that answers like this; the pauses take no time. */
async function posted(answers: readonly Answer[], secret = '') {
  const bodies: string[] = [];
  const headers: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => void (body += chunk.toString()));
    request.on('end', () => {
      bodies.push(body);
      headers.push(request.headers.authorization);
      (answers[bodies.length - 1] ?? answers.at(-1))?.(request, response, body);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/secret-path?token=secret-token`;
  const [said, pausesMs]: [string[], number[]] = [[], []];
  const webhook = webhookOf(address, { SPOFPROOF_WEBHOOK_AUTHORIZATION: secret }, never);
  const pause = (durationMs: number): Promise<void> => (pausesMs.push(durationMs), Promise.resolve());
  if (webhook) await post(webhook, { a: 1 }, { fetch, pause, say: (line) => said.push(line) });
  server.closeAllConnections();
  server.close();
  return { bodies, headers, said, pausesMs };
}

const never = (line: string): never => {
  throw new Error(line);
};

const answering =
  (status: number, headers: Record<string, string> = {}): Answer =>
  (_, response) =>
    void response.writeHead(status, headers).end();

describe('posting a notice', () => {
  it('sends one JSON object, with the secret in the header that it belongs to', async () => {
    const { bodies, headers, said } = await posted([answering(204)], 'Bearer secret-header');
    expect([bodies, headers]).toEqual([['{"a":1}'], ['Bearer secret-header']]);
    expect(said).toEqual([expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/… was told \(204\)$/)]);
  });

  it('sends no such header without a secret', async () => {
    expect((await posted([answering(200)])).headers).toEqual([undefined]);
  });

  it.each([500, 429])('tries again after %i, and then is told', async (status) => {
    const { bodies, pausesMs, said } = await posted([answering(status), answering(status), answering(200)]);
    expect([bodies.length, pausesMs]).toEqual([3, [1000, 3000]]);
    expect(said[0]).toContain('was told');
  });

  it('gives up after three tries, and says so without the path or a token', async () => {
    const { bodies, said } = await posted([answering(503)], 'Bearer secret-header');
    expect(bodies).toHaveLength(3);
    expect(said).toEqual([expect.stringMatching(/^http:\S+\/… could not be told: it answered 503$/)]);
    expect(said.join()).not.toContain('secret');
  });

  it('does not repeat what was refused', async () => {
    expect((await posted([answering(403)])).bodies).toHaveLength(1);
  });

  it('follows no redirection, which could carry the secret to somebody else', async () => {
    const { bodies, said } = await posted([answering(307, { location: '/elsewhere' })], 'Bearer secret-header');
    expect(bodies).toHaveLength(1);
    expect(said[0]).toContain('could not be told: it answered 307');
  });

  it('outlives a server that hangs up, without a word of where it was', async () => {
    const { bodies, said } = await posted([(request) => request.socket.destroy()]);
    expect(bodies).toHaveLength(3);
    expect(said[0]).toContain('could not be told: ');
    expect(said.join()).not.toContain('secret');
  });

  it('gives each try a time of its own', async () => {
    const signals: (AbortSignal | null | undefined)[] = [];
    const hung: typeof fetch = (_, init) => {
      signals.push(init?.signal);
      return Promise.reject(new DOMException('The operation was aborted due to timeout', 'TimeoutError'));
    };
    const said: string[] = [];
    await post(
      { url: new URL('http://127.0.0.1/') },
      {},
      { fetch: hung, pause: async () => {}, say: (line) => said.push(line) },
    );
    expect(new Set(signals).size).toBe(3);
    expect(said[0]).toContain('due to timeout');
  });
});

describe('a webhook on the command line', () => {
  it('may be in the environment, and is taken out of it with its secret', () => {
    const env = { HOOK: 'https://chat.example/x', SPOFPROOF_WEBHOOK_AUTHORIZATION: 'Bearer x', HOME: '/' };
    expect(webhookOf('env:HOOK', env, never)).toEqual({
      url: new URL('https://chat.example/x'),
      authorization: 'Bearer x',
    });
    expect(env).toEqual({ HOME: '/' });
  });

  it('whose variable is empty is none, which is told', () => {
    const said: string[] = [];
    expect(webhookOf('env:HOOK', { HOOK: '' }, (line) => said.push(line))).toBeUndefined();
    expect(said).toEqual(['HOOK is empty: nobody is told of the result']);
  });

  it('is none when none is named, whatever the environment says', () => {
    expect(webhookOf(undefined, { SPOFPROOF_WEBHOOK_AUTHORIZATION: 'x' }, never)).toBeUndefined();
    const env = { SPOFPROOF_WEBHOOK: 'https://chat.example/secret', SPOFPROOF_WEBHOOK_AUTHORIZATION: 'x', HOME: '/' };
    expect(webhookOf(undefined, env, never)).toBeUndefined();
    expect(env).toEqual({ HOME: '/' });
  });

  it.each([
    'secret',
    'ftp://a/secret',
    'https://user:secret@a/',
    'https://user@secret/',
    'env:MISSING',
    'file:///secret',
  ])('%s is refused, and not repeated', (given) => {
    const refuse = (): unknown => webhookOf(given, {}, never);
    expect(refuse).toThrow(expect.objectContaining({ code: 'bad-argument' }));
    expect(refuse).not.toThrow(/secret/);
  });
});
