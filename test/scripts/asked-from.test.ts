import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { npmScripts, returnToUser } from '../../scripts/asked-from.mjs';

const checkout = process.cwd();
const below = join(checkout, 'docs', 'stacks');

/** Where a process is afterwards, and whether it still says where npm was called. */
function after(INIT_CWD: string, npm_lifecycle_event: string, cwd = checkout): readonly [string, boolean] {
  const env: NodeJS.ProcessEnv = { INIT_CWD, npm_lifecycle_event };
  const place = { env, cwd: () => cwd, chdir: (folder: string) => void (cwd = folder) };
  returnToUser(place);
  return [cwd, 'INIT_CWD' in env];
}

describe('a command line that npm starts', () => {
  it.each(npmScripts)('works where the user called `npm run %s`', (script) => {
    expect(after(below, script)).toEqual([below, false]);
  });

  it('reads files from there', () => {
    const env = { ...process.env, INIT_CWD: join(checkout, 'test', 'golden', 'k6'), npm_lifecycle_event: 'spofproof' };
    const words = 'judge --from k6-csv requests.csv.gz --events events.ndjson --budget 500ms'.split(' ');
    const { status, stderr } = spawnSync(process.execPath, ['scripts/spofproof.mjs', ...words], { env });
    expect([status, stderr.toString()]).toEqual([0, '']);
  });

  it.each([
    ['he is in the checkout itself', checkout, 'spofproof', checkout],
    ['he named the checkout to npm from elsewhere', '/', 'spofproof', checkout],
    ['only the name of his folder begins like ours', `${checkout}-2`, 'spofproof', checkout],
    ['his folder is gone', join(checkout, 'no-such-folder'), 'spofproof', checkout],
    ['it is no folder', join(checkout, 'package.json'), 'spofproof', checkout],
    ['another script started it', below, 'test', checkout],
    ['it was started by hand from within', below, 'spofproof', join(checkout, 'model')],
  ])('stays where it is when %s', (_, folder, script, cwd) => {
    expect(after(folder, script, cwd)).toEqual([cwd, true]);
  });

  it('is every script of package.json that calls it, and no other', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
    const calling = Object.keys(scripts).filter((name) => scripts[name]?.includes('scripts/spofproof.mjs'));
    expect(calling.toSorted()).toEqual(npmScripts.toSorted());
  });
});
