import { describe, expect, it } from 'vitest';
import { kindOf } from '../../stack/kinds/index.ts';
import { filesOf } from '../../stack/site.ts';
import { pairSite } from '../support/pair.ts';

const filesWith = (change: Parameters<typeof pairSite>[1]): Readonly<Record<string, string>> => {
  const site = pairSite('balancer1.haproxy', change);
  return Object.fromEntries(filesOf(site, kindOf(site.component)));
};

describe('filesOf', () => {
  it('takes a file of the user instead of the generated one, and any other beside it', () => {
    const files = filesWith({ files: { 'haproxy.cfg': 'bind ${address.vip}:${port}', 'errors/503.http': 'gone' } });
    expect(files).toEqual({ 'haproxy.cfg': 'bind 198.18.0.200:80', 'errors/503.http': 'gone' });
  });

  it('puts a text behind the end of the generated file', () => {
    const generated = filesWith({})['haproxy.cfg'];
    expect(filesWith({ append: { 'haproxy.cfg': 'listen stats\n' } })['haproxy.cfg']).toBe(
      `${generated}listen stats\n`,
    );
  });
});
