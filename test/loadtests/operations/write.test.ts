import { describe, expect, it } from 'vitest';
import { writeOperation } from '../../../loadtests/operations/write.ts';

const request = writeOperation.request({ episode: 2, arm: 'main', iteration: 1007, nonce: 'k2x' });
const named = { server: 'server1', database: 'primary' };
const echo = { id: 20_001_007, nonce: 'k2x', ...named };

describe('write', () => {
  it('sends an id of its own and its nonce', () => {
    expect(request).toMatchObject({ method: 'POST', path: '/writes', body: '{"id":20001007,"nonce":"k2x"}' });
  });

  it('sends other ids for returning users', () => {
    const other = writeOperation.request({ episode: 2, arm: 'returning', iteration: 1007, nonce: 'k2x' });
    expect(other.body).toContain('"id":25001007');
  });

  it('takes only its own id and nonce back, with status 201', () => {
    expect(request.judge(201, JSON.stringify(echo))).toEqual({ valid: true, ...named });
    expect(request.judge(201, JSON.stringify({ ...echo, nonce: 'k2y' })).valid).toBe(false);
    expect(request.judge(201, JSON.stringify({ ...echo, nonce: 55 })).valid).toBe(false);
    expect(request.judge(201, JSON.stringify({ ...echo, id: 1 })).valid).toBe(false);
    expect(request.judge(200, JSON.stringify(echo)).valid).toBe(false);
  });
});
