import { describe, expect, it } from 'vitest';
import type { AppContext } from '../../../../stack/kinds/app/routes.ts';
import { answer, fileAt, parseWrite } from '../../../../stack/kinds/app/routes.ts';
import type { Database } from '../../../../stack/kinds/app/database.ts';

const database = (name: string, ask: Database['ask']): Database => ({ name, ask, end: async () => undefined });
const holding = (name: string) => database(name, async (_, [id]) => [{ id, value: `of ${name}` }]);
const lost = (name: string) => database(name, () => Promise.reject(new Error('ECONNREFUSED')));

const context = (primary: Database | null, replica: Database | null): AppContext => ({
  server: 'server1',
  page: null,
  writer: primary,
  readers: () => ({ order: [replica, primary].flatMap((one) => one ?? []), hedgeMs: 20 }),
});
const get = (path: string) => ({ method: 'GET', path, body: '' });
const post = (body: string) => ({ method: 'POST', path: '/writes', body });

describe('the application', () => {
  it('is healthy without asking any database', async () => {
    expect(await answer(context(lost('p'), lost('r')), get('/healthz'))).toMatchObject({ status: 200 });
  });

  it('has the page as a file where it is given one, and no other', () => {
    expect(fileAt({ page: 'text' }, '/static/page.html')).toBe('text');
    expect([fileAt({ page: 'text' }, '/static/x'), fileAt({ page: null }, '/static/page.html')]).toEqual([
      undefined,
      undefined,
    ]);
  });

  it('reads from the replica', async () => {
    const { status, body } = await answer(context(holding('p'), holding('r')), get('/items/7'));
    expect({ status, body }).toEqual({ status: 200, body: { id: 7, value: 'of r', seen: 0, database: 'r' } });
  });

  it('tells with each read the newest write that the database held, 0 for none', async () => {
    const r = database('r', async (_, [id]) => [{ id, value: 'of r', newest: 10_000_007 }]);
    expect(await answer(context(holding('p'), r), get('/items/7'))).toMatchObject({ body: { seen: 10_000_007 } });
  });

  it('names the database that answers by its own name, where it tells one', async () => {
    const other = database('writer', async () => [{ id: 7, value: 'v', own: 'replica.mariadb' }]);
    const silent = database('writer', async () => [{ id: 7, value: 'v', own: null }]);
    const write = post('{"id": 7, "nonce": "n"}');
    for (const request of [get('/items/7'), write]) {
      expect(await answer(context(other, null), request)).toMatchObject({ body: { database: 'replica.mariadb' } });
      expect(await answer(context(silent, null), request)).toMatchObject({ body: { database: 'writer' } });
    }
  });

  it('reads from the primary when the replica fails', async () => {
    expect(await answer(context(holding('p'), lost('r')), get('/items/7'))).toMatchObject({ body: { database: 'p' } });
  });

  it('reads from the primary when the replica has lost the row', async () => {
    const empty = database('r', async () => []);
    expect(await answer(context(holding('p'), empty), get('/items/7'))).toMatchObject({ body: { database: 'p' } });
  });

  it('reads from the primary when the replica says nothing', async () => {
    const mute = database('r', () => new Promise(() => undefined));
    expect(await answer(context(holding('p'), mute), get('/items/7'))).toMatchObject({ body: { database: 'p' } });
  });

  it('rejects when both fail', async () => {
    await expect(answer(context(lost('p'), lost('r')), get('/items/7'))).rejects.toThrow('ECONNREFUSED');
  });

  it('reads from the only one that it has', async () => {
    expect(await answer(context(holding('p'), null), get('/items/7'))).toMatchObject({ body: { database: 'p' } });
    expect(await answer(context(null, holding('r')), get('/items/7'))).toMatchObject({ body: { database: 'r' } });
    await expect(answer(context(null, lost('r')), get('/items/7'))).rejects.toThrow('ECONNREFUSED');
    expect(await answer(context(null, null), get('/items/7'))).toMatchObject({ status: 503 });
  });

  it('refuses a write where it may reach no primary', async () => {
    const write = post('{"id": 7, "nonce": "n"}');
    expect(await answer(context(null, holding('r')), write)).toMatchObject({ status: 503 });
  });

  it('writes to the primary only and echoes the write', async () => {
    const write = { id: 1_000_001, nonce: 'n-1' };
    const done = await answer(context(holding('p'), lost('r')), post(JSON.stringify(write)));
    expect(done).toEqual({ status: 201, body: { ...write, database: 'p' } });
    await expect(answer(context(lost('p'), holding('r')), post(JSON.stringify(write)))).rejects.toThrow('ECONNREFUSED');
  });

  it.each([
    [get('/'), 404],
    [get('/items/0'), 404],
    [get('/items/1001'), 404],
    [get('/items/1;drop'), 404],
    [{ method: 'DELETE', path: '/items/1', body: '' }, 405],
    [get('/writes'), 405],
    [post('{'), 400],
    [post('null'), 400],
  ])('refuses %j with %i', async (request, status) => {
    expect(await answer(context(holding('p'), holding('r')), request)).toMatchObject({ status });
  });
});

describe('a write', () => {
  it.each([
    '[]',
    '7',
    '{"id":-1,"nonce":"a"}',
    '{"id":1.5,"nonce":"a"}',
    '{"id":1}',
    '{"id":1,"nonce":""}',
    '{"id":"1","nonce":"a"}',
  ])('is not %s', (body) => {
    expect(parseWrite(body)).toBeUndefined();
  });
});
