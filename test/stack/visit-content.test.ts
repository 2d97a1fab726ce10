import { describe, expect, it } from 'vitest';
import { itemValue } from '../../model/item.ts';
import { staticPage } from '../../model/page.ts';
import { visitContent } from '../../stack/visit-content.ts';

describe('the right answer to a visitor', () => {
  it('is the whole page, byte for byte', () => {
    const content = visitContent('static', 1, '');
    expect(content.path).toBe('/static/page.html');
    expect(content.isRight(200, staticPage())).toBe(true);
    expect(content.isRight(200, staticPage().slice(1))).toBe(false);
  });

  it('is the row that was asked for, not another one', () => {
    const content = visitContent('read', 1000, '');
    expect(content.path).toBe('/items/1');
    expect(content.isRight(200, JSON.stringify({ value: itemValue(1) }))).toBe(true);
    expect(content.isRight(200, JSON.stringify({ value: itemValue(2) }))).toBe(false);
    expect(content.isRight(500, JSON.stringify({ value: itemValue(1) }))).toBe(false);
  });

  it('is one’s own write, by id and nonce', () => {
    const content = visitContent('write', 7, 'abc');
    expect(JSON.parse(content.body)).toEqual({ id: 7, nonce: 'abc' });
    expect(content.isRight(201, content.body)).toBe(true);
    expect(content.isRight(201, JSON.stringify({ id: 7, nonce: 'other' }))).toBe(false);
  });

  it.each(['', '<html>', '"text"', 'null', '[1'])('is never %j', (text) => {
    for (const operation of ['static', 'read', 'write'] as const)
      expect(visitContent(operation, 1, 'a').isRight(200, text)).toBe(false);
  });
});
