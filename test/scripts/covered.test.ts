import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { refuseCovered } from '../../scripts/covered.ts';
import { temporaryFolder } from '../support/cli.ts';

const temporary = temporaryFolder();
afterAll(temporary.remove);

describe('a folder that vanishes inside the lab', () => {
  it.each(['/run', '/run/user/0/runs', '/run/not/there/yet'])('is refused: %s', (path) => {
    const refused = expect.objectContaining({ exit: 64, message: `--runs is ${path}, below /run` });
    expect(() => refuseCovered({ '--runs': path })).toThrow(refused);
  });

  it('is found behind a link', () => {
    const link = join(temporary.path, 'link');
    symlinkSync('/run', link);
    expect(() => refuseCovered({ '--runs': join(link, 'runs') })).toThrow('below /run');
  });

  it('is not one that only sounds like it', () => {
    expect(() => refuseCovered({ '--runs': '/runs' })).not.toThrow();
    expect(() => refuseCovered({ '--runs': temporary.path })).not.toThrow();
  });
});
