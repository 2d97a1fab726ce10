import { describe, expect, it } from 'vitest';
import { foreignFormats } from '../../../model/foreign.ts';
import { checks } from '../../../verdict/checks/index.ts';
import { openQuestions } from '../../../verdict/foreign/open-questions.ts';

describe('what a format cannot tell', () => {
  it('names checks that there are', () => {
    const known = new Set(checks.map(({ id }) => id));
    const named = foreignFormats.flatMap(openQuestions).flatMap((question) => question.checks);
    expect(named.filter((id) => !known.has(id))).toEqual([]);
  });

  it('is in every format whether slots were never sent, and what the databases hold', () => {
    for (const format of foreignFormats) {
      const open = openQuestions(format).flatMap((question) => question.checks);
      expect(open).toEqual(
        expect.arrayContaining(['dropped-slots', 'load-not-reached', 'lost-writes', 'unread-ledger']),
      );
    }
  });

  it('is in k6’s own formats which server answered', () => {
    const asks = foreignFormats.map((format) =>
      openQuestions(format).some(({ checks: ids }) => ids.includes('unseen-survivor')),
    );
    expect(asks).toEqual([true, true, false]);
  });
});
