import { describe, expect, it } from 'vitest';
import { staticOperation } from '../../../loadtests/operations/static.ts';
import { staticPage } from '../../../model/page.ts';

const request = staticOperation.request({ episode: 2, arm: 'main', iteration: 1007, nonce: 'k2x' });

describe('static', () => {
  it('asks for the page', () => {
    expect(request).toMatchObject({ method: 'GET', path: '/static/page.html', body: null });
  });

  it('takes only every byte of it, with status 200', () => {
    expect(request.judge(200, staticPage())).toEqual({ valid: true, server: '', database: '' });
    expect(request.judge(200, staticPage().slice(0, -1)).valid).toBe(false);
    expect(request.judge(200, `${staticPage()} `).valid).toBe(false);
    expect(request.judge(200, '').valid).toBe(false);
    expect(request.judge(503, staticPage()).valid).toBe(false);
  });
});
