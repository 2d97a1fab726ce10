import { describe, expect, it } from 'vitest';
import { readOperation } from '../../../loadtests/operations/read.ts';
import { itemCount, itemValue } from '../../../model/item.ts';

const request = readOperation.request({ episode: 2, arm: 'main', iteration: 1007, nonce: 'k2x' });
const named = { server: 'server1', database: 'replica' };
const row = { id: 8, value: itemValue(8), ...named };

describe('read', () => {
  it('goes through every item there is and no other', () => {
    const paths = Array.from(
      { length: itemCount },
      (_, iteration) => readOperation.request({ episode: 1, arm: 'main', iteration, nonce: 'a' }).path,
    );
    expect(new Set(paths).size).toBe(itemCount);
    expect([paths[0], paths.at(-1), request.path]).toEqual(['/items/1', `/items/${itemCount}`, '/items/8']);
  });

  it('takes only the row that was asked for, with status 200', () => {
    expect(request.judge(200, JSON.stringify(row))).toEqual({ valid: true, ...named });
    expect(request.judge(200, JSON.stringify({ ...row, id: 9, value: itemValue(9) }))).toEqual({
      valid: false,
      ...named,
    });
    expect(request.judge(200, JSON.stringify({ ...row, value: itemValue(9) })).valid).toBe(false);
    expect(request.judge(200, JSON.stringify({ ...row, id: '8' })).valid).toBe(false);
    expect(request.judge(500, JSON.stringify(row)).valid).toBe(false);
  });

  it.each([0, 20_001_234])('tells the newest write that the database held: %d', (seen) => {
    expect(request.judge(200, JSON.stringify({ ...row, seen }))).toEqual({ valid: true, ...named, seen });
  });

  it.each(['8', -1, 1.5, null, 1e300])('tells nothing of a newest write that is none: %j', (seen) => {
    expect(request.judge(200, JSON.stringify({ ...row, seen }))).toEqual({ valid: true, ...named });
  });
});
