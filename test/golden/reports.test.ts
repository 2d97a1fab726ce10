import { describe, expect, it } from 'vitest';
import type { Verdict } from '../../model/verdict.ts';
import { formats, renderTerminal } from '../../reports/index.ts';
import { troubledFixture, verdictFixture } from '../support/verdict-fixture.ts';

const plain = { color: false, width: 120 } as const;

/** With the timelines of one episode: the others would only make the agreed page longer. */
function brief(): Verdict {
  const whole = verdictFixture();
  return { ...whole, episodes: whole.episodes.filter(({ target }) => target === 'primary') };
}

describe('reports of a run in which all is as expected', () => {
  it.each(formats)('$file is as last agreed', async ({ file, render }) => {
    await expect(render(brief())).toMatchFileSnapshot(`../golden/held/${file}`);
  });
  it('the terminal is as last agreed', async () => {
    await expect(renderTerminal(verdictFixture(), plain)).toMatchFileSnapshot('../golden/held/terminal.txt');
  });
});

describe('reports of a run with a broken expectation, unknown cells and a starved generator', () => {
  it.each(formats.filter(({ file }) => file !== 'report.html'))('$file is as last agreed', async ({ file, render }) => {
    await expect(render(troubledFixture())).toMatchFileSnapshot(`../golden/troubled/${file}`);
  });
  it('the terminal is as last agreed', async () => {
    await expect(renderTerminal(troubledFixture(), plain)).toMatchFileSnapshot('../golden/troubled/terminal.txt');
  });
});
