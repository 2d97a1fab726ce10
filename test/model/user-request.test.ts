import { describe, expect, it } from 'vitest';
import { itemValue } from '../../model/item.ts';
import { staticPage } from '../../model/page.ts';
import { userRequest } from '../../model/user-request.ts';

const answer = (id: number, value: string): string => JSON.stringify({ id, value });

describe('the right answer to a user', () => {
  it('is the whole page, byte for byte', () => {
    const request = userRequest('static', 1, '');
    expect(request.path).toBe('/static/page.html');
    expect(request.judge(200, staticPage())).toEqual({ valid: true, fields: {} });
    expect(request.judge(200, staticPage().slice(1)).valid).toBe(false);
  });

  it('is the row that was asked for, by id and value, not another one', () => {
    const request = userRequest('read', 1000, '');
    expect(request.path).toBe('/items/1');
    expect(request.judge(200, answer(1, itemValue(1)))).toEqual({
      valid: true,
      fields: { id: 1, value: itemValue(1) },
    });
    expect(request.judge(200, answer(1, itemValue(2))).valid).toBe(false);
    expect(request.judge(200, answer(2, itemValue(1))).valid).toBe(false);
    expect(request.judge(500, answer(1, itemValue(1))).valid).toBe(false);
  });

  it('is one’s own write, by id and nonce', () => {
    const request = userRequest('write', 7, 'abc');
    expect(request.body).toBe('{"id":7,"nonce":"abc"}');
    expect(request.judge(201, JSON.stringify({ id: 7, nonce: 'abc' })).valid).toBe(true);
    expect(request.judge(201, JSON.stringify({ id: 7, nonce: 'other' })).valid).toBe(false);
    expect(request.judge(200, JSON.stringify({ id: 7, nonce: 'abc' })).valid).toBe(false);
  });

  it.each(['', '<h1>502</h1>', '"text"', 'null', '[]', '8', '{"id":8'])(
    'is never %j, which holds no fields',
    (text) => {
      for (const operation of ['static', 'read', 'write'] as const) {
        const { valid, fields } = userRequest(operation, 1, 'a').judge(200, text);
        expect([valid, Object.keys(fields)]).toEqual([false, []]);
      }
    },
  );
});
