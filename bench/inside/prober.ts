/**
 * Runs on the client host. `first`: asks all three operations until each was answered well, prints the moment. `watch`: asks
 * the static page every 2 ms on a new connection and prints each change between answered and not, as lines `epochMs,0|1`.
 */
import { request } from 'node:http';

const [mode = 'first', url = '', forMs = '0'] = process.argv.slice(2);
const now = (): number => performance.timeOrigin + performance.now();

function ask(method: string, path: string, body?: string): Promise<number> {
  return new Promise((resolve) => {
    const headers = body === undefined ? {} : { 'content-type': 'application/json' };
    const sent = request(`${url}${path}`, { method, agent: false, timeout: 300, headers }, (answer) => {
      answer.resume();
      answer.once('end', () => resolve(answer.statusCode ?? 0));
    });
    sent.once('timeout', () => sent.destroy());
    sent.once('error', () => resolve(0));
    sent.end(body);
  });
}

async function first(): Promise<void> {
  const wanted: [string, string, string | undefined, number][] = [
    ['GET', '/static/page.html', undefined, 200],
    ['GET', '/items/1', undefined, 200],
    ['POST', '/writes', JSON.stringify({ id: 999_000_000, nonce: 1 }), 201],
  ];
  for (const [method, path, body, status] of wanted) {
    while ((await ask(method, path, body)) !== status) await new Promise((resolve) => setTimeout(resolve, 2));
  }
  process.stdout.write(`${now()}\n`);
}

async function watch(): Promise<void> {
  const end = now() + Number(forMs);
  let last = -1;
  while (now() < end) {
    const askedAt = now();
    const good = (await ask('GET', '/static/page.html')) === 200 ? 1 : 0;
    if (good !== last) process.stdout.write(`${askedAt},${good}\n`);
    last = good;
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, askedAt + 2 - now())));
  }
}

await (mode === 'first' ? first() : watch());
