import { describe, expect, it } from 'vitest';
import { fillPlaceholders, placeholdersIn } from '../../model/placeholder.ts';

describe('placeholdersIn', () => {
  it('finds those of the component, and those that name something, with their places', () => {
    expect(placeholdersIn('a ${dir} ${port} ${address.server1} ${oops.x}')).toEqual([
      { text: '${dir}', what: 'dir', offset: 2 },
      { text: '${port}', what: 'port', offset: 9 },
      { text: '${address.server1}', what: 'address', of: 'server1', offset: 17 },
      { text: '${oops.x}', what: 'oops', of: 'x', offset: 36 },
    ]);
  });

  it('leaves alone what shells and configurations write in such brackets', () => {
    expect(placeholdersIn('${PATH} ${x:-y} ${1} $dir ${ dir } ${server_name} ${x.}')).toEqual([]);
  });
});

const lookup = (what: string, of?: string) =>
  ({ dir: '/lab/${port}', 'address.a': '198.18.0.10' })[of === undefined ? what : `${what}.${of}`];

describe('fillPlaceholders', () => {
  it('replaces what the lookup knows and nothing else, once', () => {
    expect(fillPlaceholders('${dir} ${address.a} ${address.b} ${port} ${x}', lookup)).toBe(
      '/lab/${port} 198.18.0.10 ${address.b} ${port} ${x}',
    );
  });
});
