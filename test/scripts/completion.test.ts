import { describe, expect, it } from 'vitest';
import { complete } from '../../scripts/completion.ts';

/** What is offered behind these words, the last of which is being typed. */
function offered(...words: readonly string[]): readonly string[] {
  const offers: string[] = [];
  complete(
    words.at(-1) ?? '',
    { _: words },
    (onKnown) => onKnown(null, ['--json']),
    (done) => void offers.push(...done),
  );
  return offers;
}

describe('complete', () => {
  it.each(['prove', 'plan'])('offers the suites behind %s', (command) => {
    expect(offered('spofproof', command, '')).toEqual(['essentials', 'smoke', 'sweep', 'nightly', '--json']);
  });

  it('offers those that begin with what was typed', () => {
    expect(offered('spofproof', 'prove', 'smoke', 's')).toEqual(['smoke', 'sweep', '--json']);
  });

  it.each([
    ['a command that takes none', ['spofproof', 'list', '']],
    ['the command itself', ['spofproof', 'prove']],
  ])('offers no suite for %s', (_, words) => {
    expect(offered(...words)).toEqual(['--json']);
  });
});
