import { describe, expect, it } from 'vitest';
import { rewriteRegions } from '../../../scripts/docs/regions.ts';

const fresh = { one: () => 'first', two: () => '| a | b |' };

describe('rewriteRegions', () => {
  it('replaces what stands between the marks and nothing else', () => {
    const text = 'a\n<!-- table:one -->\nold <b>\n<!-- /table:one -->\nb <!-- table:two --><!-- /table:two --> c';
    expect(rewriteRegions(text, fresh)).toBe(
      'a\n<!-- table:one -->\n\nfirst\n\n<!-- /table:one -->\nb <!-- table:two -->\n\n| a | b |\n\n<!-- /table:two --> c',
    );
  });

  it('changes nothing the second time', () => {
    const once = rewriteRegions('<!-- table:two --><!-- /table:two -->', fresh);
    expect(rewriteRegions(once, fresh)).toBe(once);
  });

  it('leaves a text without marks alone', () => {
    expect(rewriteRegions('# Title\n<!-- a comment -->\n', fresh)).toBe('# Title\n<!-- a comment -->\n');
  });

  it.each([
    ['an unknown name', '<!-- table:three --><!-- /table:three -->', 'no table is called three'],
    [
      'a name of every object',
      '<!-- table:constructor --><!-- /table:constructor -->',
      'no table is called constructor',
    ],
    ['a mark that is never closed', '<!-- table:one --> text', 'no partner'],
    ['a mark that was never opened', 'text <!-- /table:one -->', 'no partner'],
    ['marks that cross', '<!-- table:one --><!-- table:two --><!-- /table:one --><!-- /table:two -->', 'no partner'],
  ])('refuses %s', (_, text, complaint) => {
    expect(() => rewriteRegions(text, fresh)).toThrow(complaint);
  });
});
