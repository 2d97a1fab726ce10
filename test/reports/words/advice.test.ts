import { describe, expect, it } from 'vitest';
import { adviceOf } from '../../../reports/words/advice.ts';
import { troubledFixture, verdictFixture, withCells } from '../../support/verdict-fixture.ts';

describe('what to change', () => {
  it('is told once for all that it is for, single points of failure first', () => {
    expect(adviceOf(verdictFixture()).map(({ targets, finding }) => `${finding} ${targets.join(' ')}`)).toEqual([
      'proven balancer',
      'proven primary',
      'refuted server1',
      'refuted replica',
    ]);
    const { outage } = verdictFixture().cells.find(({ target }) => target === 'server1')!;
    const both = adviceOf(withCells(verdictFixture(), { target: 'server2' }, { outage }));
    expect(both.map(({ targets }) => targets)).toContainEqual(['server1', 'server2']);
  });
  it('advises nothing for what is unknown', () => {
    expect(adviceOf(troubledFixture()).flatMap(({ targets }) => targets)).not.toContain('replica');
  });
});
