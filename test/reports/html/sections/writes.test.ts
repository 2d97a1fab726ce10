import { describe, expect, it } from 'vitest';
import type { Verdict } from '../../../../model/verdict.ts';
import { writes } from '../../../../reports/html/sections/writes.ts';
import { verdictFixture } from '../../../support/verdict-fixture.ts';

const textOf = (verdict: Verdict): string =>
  (writes.body(verdict)?.markup ?? '').replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ');

const none = <One extends { readonly writes: Verdict['writes'] }>(one: One): One => ({
  ...one,
  writes: { ...one.writes, databasesRead: [] },
});

/** The fixture without the ledger of one episode, or of all. */
function unread(target?: string): Verdict {
  const verdict = verdictFixture();
  const episodes = verdict.episodes.map((one) => (target === undefined || one.target === target ? none(one) : one));
  return target === undefined ? none({ ...verdict, episodes }) : { ...verdict, episodes };
}

describe('the write ledger on the page', () => {
  it('has zeros where databases were asked', () => {
    expect(textOf(verdictFixture())).toMatch(
      /4: stop server2 725 725 0 0 0 0 0 0 not told .* whole run 4,350 3,803 6 0 0 0 3 0 not told/,
    );
  });
  it('has no zero where none was: not read', () => {
    expect(textOf(unread('server2'))).toMatch(
      /4: stop server2 725 725 0(?: not read){5} not told .* whole run, 5 of 6 episodes read 4,350/,
    );
    expect(textOf(unread())).toMatch(/whole run 4,350 3,803 6(?: not read){5}/);
  });
  it('names what is there without having been sent so that it cannot pass for requests that were not sent', () => {
    expect(textOf(verdictFixture())).toContain('present though never sent');
  });
});
