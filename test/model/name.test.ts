import { describe, expect, it } from 'vitest';
import { isName, nearest } from '../../model/name.ts';

describe('isName', () => {
  it.each(['a', '0', 'two-servers', 'server1.nginx', 'a_b', 'a'.repeat(64)])('accepts %s', (text) => {
    expect(isName(text)).toBe(true);
  });

  it.each([
    '',
    '.',
    '..',
    '.a',
    '-a',
    '_a',
    'A',
    'a b',
    'a/b',
    '../a',
    'a\n',
    '\na',
    'a\0',
    '$(id)',
    'é',
    'a'.repeat(65),
  ])('refuses %j', (text) => {
    expect(isName(text)).toBe(false);
  });
});

describe('nearest', () => {
  const faults = ['sham', 'stop', 'kill', 'pause', 'isolate'];

  it.each([
    ['stopp', 'stop'],
    ['sto', 'stop'],
    ['isolte', 'isolate'],
    ['isolated', 'isolate'],
    ['stop', 'stop'],
  ])('finds for %s the word %s', (word, known) => {
    expect(nearest(word, faults)).toBe(known);
  });

  it.each(['explode', '', 'zz'])('finds nothing near %j', (word) => {
    expect(nearest(word, faults)).toBeUndefined();
  });

  it('prefers the closer word, and among equals the first', () => {
    expect(nearest('server3', ['server12', 'server1', 'server2'])).toBe('server1');
  });

  it('finds nothing near a word of 10,000 letters', () => {
    expect(nearest('x'.repeat(10_000), faults)).toBeUndefined();
  });

  it('finds nothing among no words', () => {
    expect(nearest('stop', [])).toBeUndefined();
  });
});
