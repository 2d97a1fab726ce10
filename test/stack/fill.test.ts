import { describe, expect, it } from 'vitest';
import { fill } from '../../stack/fill.ts';
import { pairSite } from '../support/pair.ts';

describe('fill', () => {
  it.each([
    ['${dir}', '/lab/server1.nginx'],
    ['${port}', '80'],
    ['${address.server2}', '198.18.0.14'],
    ['${address.vip}', '198.18.0.200'],
    ['${dir.primary.mariadb}/mariadb.sock', '/lab/primary.mariadb/mariadb.sock'],
    ['${port.server1.app}', '8080'],
    ['${tool.mariadbd}', '/tools/mariadbd'],
    ['${tool.env} ${tool.constructor} $host ${PATH}', '${tool.env} ${tool.constructor} $host ${PATH}'],
  ])('turns %s into %s', (text, filled) => {
    expect(fill(pairSite('server1.nginx'), text)).toBe(filled);
  });
});
