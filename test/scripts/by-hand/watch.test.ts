import { describe, expect, it } from 'vitest';
import { show } from '../../../scripts/by-hand/watch.ts';
import type { Tell } from '../../../scripts/by-hand/words.ts';
import { stateFixture } from '../../support/state-fixture.ts';

const tell = (change: Parameters<typeof stateFixture>[0] = {}): Tell => ({
  tell: 'state',
  stack: 'two-servers',
  fault: null,
  state: stateFixture(change),
});

async function shown(tells: readonly Tell[], json: boolean, live: boolean): Promise<readonly string[]> {
  const said: string[] = [];
  async function* each(): AsyncGenerator<Tell> {
    yield* tells;
  }
  await show(each(), { data: (text) => said.push(text) }, { json, live, columns: 40 });
  return said;
}

const down = tell({ addresses: [{ name: 'vip', on: [] }] });

describe('watching a lab', () => {
  it('on a pipe is every fact once, and then a line per change', async () => {
    const lines = await shown([tell(), tell(), down, down], false, false);
    expect(lines).toContain('12:00:00.000 vip is on balancer1');
    expect(lines.at(-1)).toBe('12:00:00.000 vip is on no host');
    expect(lines.filter((line) => line.includes('vip'))).toHaveLength(2);
    expect(lines.join('')).not.toContain('\u001b');
  });

  it('on a pipe shows what a database said, and lets it act on no terminal and no CI', async () => {
    const trouble = ['\u001b[2J\u202e##vso[task.x]', 'a\n::add-mask::b'];
    const hostile = tell({
      databases: [{ name: 'replica.mariadb', writable: false, follows: 'primary.mariadb', trouble, behind: 0 }],
    });
    const lines = await shown([hostile, tell(), hostile], false, false);
    const shownAs = String.raw`12:00:00.000 replica.mariadb: is read-only; \u001b[2J\u202e# #vso[task.x]; a ::add-mask::b`;
    expect(lines.filter((line) => line.includes('u001b'))).toEqual([shownAs, shownAs]);
    expect(lines.join('')).not.toContain('\n');
  });

  it('on a terminal is one page, written anew in its place, no line wider than it', async () => {
    const pages = await shown([tell(), down], false, true);
    expect(pages).toHaveLength(2);
    expect(pages[0]?.startsWith('\u001b[2J\u001b[H')).toBe(true);
    expect(pages[1]?.startsWith('\u001b[Htwo-servers')).toBe(true);
    const widths = pages
      .flatMap((page) => page.split('\n'))
      .map(
        (line) =>
          line
            .split('\u001b[')
            .map((part, index) => (index === 0 ? part : part.replace(/^\w*?[A-Z]/, '')))
            .join('').length,
      );
    expect(Math.max(...widths)).toBeLessThan(40);
  });

  it('as JSON is one object and no more', async () => {
    const [only, ...rest] = await shown([tell(), down], true, false);
    expect(rest).toEqual([]);
    expect(JSON.parse(only ?? '')).toMatchObject({
      stack: 'two-servers',
      fault: null,
      state: { addresses: [{ on: ['balancer1'] }] },
    });
  });

  it('as JSON is a failure where the lab ends before it was seen, so that there is one object', async () => {
    const fault: Tell = { tell: 'done', outcome: { intended: true, injected: true, restored: true, because: [] } };
    await expect(shown([fault], true, false)).rejects.toMatchObject({ code: 'no-lab', exit: 64 });
    expect(await shown([], false, false)).toEqual([]);
  });
});
