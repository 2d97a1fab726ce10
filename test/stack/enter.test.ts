import { describe, expect, it } from 'vitest';
import { labArgv } from '../../stack/enter.ts';

const entry = { lock: 4, inner: ['/bin/node', 'controller.ts', 'a "b" $c'] };

describe('the way into the lab', () => {
  it('is bound to the outer process, locked, apart, and below a first process that reaps', () => {
    const parts = [
      ['setpriv', '--pdeathsig', 'KILL', '--'],
      ['bash', '-c', expect.stringMatching(/^flock .* [|][|] exit; exec /), 'spofproof-lock', '75', '4'],
      ['unshare', '--user', '--map-root-user', '--net', '--mount', '--pid', '--fork', '--mount-proc', '--kill-child'],
      ['bash', '-c', '"$@" & wait $!', 'spofproof-lab'],
      ['/bin/node', 'controller.ts', 'a "b" $c'],
    ];
    expect(labArgv(entry)).toEqual(parts.flat());
  });

  it('is not bound to the outer process when it shall outlive it', () => {
    expect(labArgv({ ...entry, outlive: true })[0]).toBe('bash');
  });
});
