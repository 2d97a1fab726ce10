import { describe, expect, it } from 'vitest';
import type { Cell } from '../../../model/cell.ts';
import { headlineOf } from '../../../reports/words/headline.ts';
import { trustOf } from '../../../reports/words/trust.ts';
import { troubledFixture, verdictFixture, withCells } from '../../support/verdict-fixture.ts';

const texts = (sentences: readonly { readonly text: string }[]): readonly string[] => sentences.map(({ text }) => text);

describe('the headline', () => {
  it('has one sentence per single point of failure, the worst first, merged over operations', () => {
    expect(texts(headlineOf(verdictFixture()).proven)).toEqual([
      'If balancer stops, nobody can load a page, read or write: 0 of 875 requests succeeded after the allowed failover, ' +
        'interrupted for more than 5.00 s, back 307 ms after healing began.',
      'If primary stops, nobody can write: 0 of 175 requests succeeded after the allowed failover, ' +
        'interrupted for more than 5.00 s, back 407 ms after healing began.',
    ]);
  });
  it('puts the worst first whatever the order of the plan', () => {
    const verdict = verdictFixture();
    const turned = { ...verdict, cells: verdict.cells.toReversed() };
    expect(headlineOf(turned).proven[0]?.text).toMatch(/^If balancer stops/);
  });
  it('says together what survives', () => {
    expect(texts(headlineOf(verdictFixture()).survives)).toEqual([
      'The site survives when server1, server2 or replica stops: 57 of 10,875 requests lost, ' +
        'the longest gap 588 to 614 ms (server1, read); then at least 98.4 % good with 95 % confidence (bar 98 %, n = 175).',
      'When primary stops, people can still load a page and read: 0 of 2,900 requests lost, no gap; ' +
        'then at least 99.23 % good with 95 % confidence (bar 98 %, n = 350).',
    ]);
  });
  it('speaks of the site only where everything was asked of it', () => {
    const verdict = verdictFixture();
    const asked = { ...verdict, cells: verdict.cells.filter(({ operation }) => operation !== 'write') };
    expect(texts(headlineOf(asked).survives)).toEqual([
      expect.stringMatching(/^People can still load a page and read when server1, server2, primary or replica stops: /),
    ]);
  });
  it('never calls sound what only returning users lose', () => {
    const verdict = verdictFixture();
    const main = verdict.cells.find(({ target, operation }) => target === 'server1' && operation === 'read')!;
    const down = verdict.cells.find(({ target, operation }) => target === 'balancer' && operation === 'read')!;
    const kept = { ...down, target: 'server1', fault: main.fault, arm: 'returning', slots: main.slots } as const;
    const told = headlineOf({ ...verdict, cells: [...verdict.cells, kept] });
    expect(told.title).toBe('balancer and primary are single points of failure; over kept connections server1 too');
    expect(texts(told.proven).at(-1)).toMatch(/^Over kept connections: if server1 stops, nobody can read: 0 of 350/);
    expect(texts(told.survives)[0]).toMatch(/^The site survives when server2 or replica stops/);
    expect(texts(told.survives).join(' ')).toContain(
      'When server1 stops, people can still load a page, read and write',
    );
    const alone = verdict.cells.filter(({ finding }) => finding !== 'proven');
    expect(headlineOf({ ...verdict, cells: [...alone, kept] }).title).toBe(
      'Over kept connections server1 is a single point of failure',
    );
  });

  it('never calls survived what returning users have worse than expected, be it no outage', () => {
    const verdict = verdictFixture();
    const read = verdict.cells.find(({ target, operation }) => target === 'server1' && operation === 'read')!;
    const reasons = [{ reason: 'degraded-until-healed', detail: '87 % were good until it was healed' }] as const;
    const worse = { finding: 'unknown', effect: 'degraded', expectation: 'broken', reasons } as const;
    const kept = { ...read, arm: 'returning', ...worse } as const;
    const told = headlineOf({ ...verdict, cells: [...verdict.cells, kept] });
    expect(told.title).toBe(
      'balancer and primary are single points of failure; worse than expected over kept connections: server1',
    );
    expect(texts(told.survives)).toEqual([
      expect.stringMatching(/^The site survives when server2 or replica stops: /),
      expect.stringMatching(/^When server1 stops, people can still load a page, read and write over new connections: /),
      expect.stringMatching(/^When primary stops, people can still load a page and read: /),
    ]);
    expect(texts(told.broken)).toEqual([
      'server1 (stop), read over kept connections: The plan expected "survives": 87 % were good until it was healed.',
    ]);
  });

  it('tells what was harmed while people could go on, of the one experiment alone', () => {
    const verdict = verdictFixture();
    const staleIn = (target: string) =>
      headlineOf({
        ...verdict,
        cells: verdict.cells.map((cell) =>
          cell.target === target && cell.operation === 'read'
            ? Object.assign({}, cell, { effect: 'data' as const })
            : cell,
        ),
      });
    expect(staleIn('primary').title).toBe('balancer and primary are single points of failure; data is harmed');
    expect(texts(staleIn('primary').survives).slice(1)).toEqual([
      expect.stringMatching(/^When primary stops, people can still load a page and read: /),
      expect.stringMatching(/^If primary stops, data is harmed: .*, which the plan allows\.$/),
    ]);
    expect(texts(staleIn('replica').survives)).toEqual([
      expect.stringMatching(/^The site survives when server1 or server2 stops/),
      expect.stringMatching(/^When primary stops/),
      expect.stringMatching(/^When replica stops, people can still load a page, read and write/),
      expect.stringMatching(/^If replica stops, data is harmed: .*, which the plan allows\.$/),
    ]);
  });

  it('never counts the unknown as survived', () => {
    const { survives, unknown, title } = headlineOf(troubledFixture());
    expect(texts(survives).join(' ')).not.toContain('replica');
    expect(texts(unknown)).toEqual([
      expect.stringContaining('If replica stops, it is unknown whether people can load a page, read or write'),
    ]);
    expect(title).toBe('balancer and primary are single points of failure; 3 questions undecided');
  });
  it('calls no open question what was no survival for certain, in the title and below it', () => {
    const late = {
      finding: 'unknown',
      effect: 'slow-recovery',
      expectation: 'broken',
      reasons: [{ reason: 'recovered-beyond-budget', detail: 'it lasted 3.2 s, the failover budget is 1.5 s' }],
    } as const;
    const less = {
      ...late,
      effect: 'degraded',
      reasons: [{ reason: 'degraded-until-healed', detail: '60 % were good' }],
    } as const;
    const once = withCells(verdictFixture(), { target: 'server1', operation: 'read' }, late);
    const verdict = withCells(once, { target: 'server1', operation: 'write' }, less);
    const { title, unknown, broken } = headlineOf(verdict);
    expect(title).toBe('balancer and primary are single points of failure; worse than expected: server1');
    expect(texts(unknown)).toEqual([
      'If server1 stops, it takes too long until people can read again: it lasted 3.2 s, the failover budget is 1.5 s.',
      'If server1 stops, people cannot reliably write: 60 % were good.',
    ]);
    expect(broken).toHaveLength(2);
    const alone = verdict.cells.filter(({ finding }) => finding !== 'proven');
    expect(headlineOf({ ...verdict, cells: alone }).title).toBe(
      'No single point of failure was proven; worse than expected: server1',
    );
  });
  it('leaves the question of a single point of failure open that came back by itself, if too late', () => {
    const late = { finding: 'unknown', effect: 'slow-recovery', expectation: 'broken', expected: 'proven' } as const;
    const verdict = withCells(verdictFixture(), { target: 'server1', operation: 'read' }, late);
    expect(headlineOf(verdict).title).toBe('balancer and primary are single points of failure; 1 question undecided');
  });
  it('says apart who is left without service and who has it degraded', () => {
    const { hold, ...rest } = verdictFixture().cells.find(({ target }) => target === 'balancer')!.availability;
    const availability = { ...rest, hold: { ...hold!, good: 210, estimate: 0.6 } };
    const some = { effect: 'degraded', availability } as const;
    const verdict = withCells(verdictFixture(), { target: 'balancer', operation: 'read' }, some);
    expect(texts(headlineOf(verdict).proven).slice(0, 2)).toEqual([
      expect.stringMatching(/^If balancer stops, nobody can load a page or write: 0 of 525 .* interrupted for more/),
      expect.stringMatching(/^If balancer stops, people cannot reliably read: 210 of 350 .* failing for more/),
    ]);
  });
  it('claims of all that fails no longer interruption than was seen of each', () => {
    const outage = { startMs: 1400, lengthLowMs: 3600, lengthHighMs: null, silentMs: 3600, censored: true };
    const verdict = withCells(verdictFixture(), { target: 'balancer', operation: 'read' }, { outage });
    expect(headlineOf(verdict).proven[0]?.text).toContain('read or write: 0 of 875 requests succeeded');
    expect(headlineOf(verdict).proven[0]?.text).toContain(', interrupted for more than 3.60 s, back');
  });
  it('tells of harmed data beside the outage, with numbers from the ledger', () => {
    const whole = withCells(verdictFixture(), { target: 'primary', operation: 'write' }, { effect: 'data' });
    const episodes = whole.episodes.map((one) => ({ ...one, writes: { ...one.writes, acknowledged: 455, lost: 4 } }));
    const { proven, title } = headlineOf({ ...whole, episodes });
    expect(texts(proven).slice(1)).toEqual([
      expect.stringMatching(/^If primary stops, nobody can write: 0 of 175 requests/),
      'If primary stops, data is harmed: 4 of 455 acknowledged writes lost.',
    ]);
    expect(title).toBe('balancer and primary are single points of failure; data is harmed');
  });
  it('states harmed data as a fact where the finding is unknown', () => {
    const harm = {
      finding: 'unknown',
      effect: 'data',
      reasons: [{ reason: 'writes-lost', detail: '4 of 455 are in no database' }],
    } as const;
    const verdict = withCells(verdictFixture(), { target: 'replica', operation: 'write' }, harm);
    expect(texts(headlineOf(verdict).unknown)).toEqual([
      'If replica stops, data is harmed: 4 of 455 are in no database, so it does not count as survived.',
    ]);
  });
  it('says of no machine that whatever was done to it was survived where a part of it was missed', () => {
    const { cells, ...rest } = verdictFixture();
    const as = (of: string, change: Partial<Cell>): readonly Cell[] =>
      cells.filter(({ target }) => target === of).map((cell) => Object.assign({}, cell, change));
    const killed = as('server1', { fault: 'kill' });
    const of = (target: string): readonly Cell[] => as('balancer', { target, fault: 'slow' });
    const told = (more: readonly Cell[]): string =>
      texts(headlineOf({ ...rest, cells: [...cells, ...killed, ...more] }).survives).join(' ');
    expect(told([])).toContain('whatever was done to server1 (stop or kill; 2 experiments)');
    expect(told(of('server1.nginx'))).not.toMatch(/whatever was done to [^(]*server1/);
    expect(told(of('server1.nginx'))).toContain('The site survives when server1 is killed');
    expect(told(of('server1.nginx+server2.nginx'))).not.toMatch(/whatever was done to [^(]*server[12]/);
  });
  it('says why something is unknown whose stale reads the plan allows, and that it does', () => {
    const allowed = {
      finding: 'unknown',
      effect: 'data',
      reasons: [{ reason: 'straddles-bar', detail: '98.4 % were good' }],
    } as const;
    const verdict = withCells(verdictFixture(), { target: 'replica', operation: 'read' }, allowed);
    expect(texts(headlineOf(verdict).unknown)).toEqual([
      'If replica stops, data is harmed: reads that lacked what had been acknowledged, which the plan allows.',
      'If replica stops, it is unknown whether people can read: 98.4 % were good.',
    ]);
  });
  it('counts the slowest return of several episodes from the earliest healing, and calls that an upper end', () => {
    const whole = verdictFixture();
    const primary = whole.episodes.find(({ target }) => target === 'primary')!;
    const later = { ...primary, episode: 9, marks: { ...primary.marks, healBegunMs: 5200 } };
    const { proven } = headlineOf({
      ...whole,
      episodes: [...whole.episodes.filter((one) => one !== primary), later, primary],
    });
    expect(proven[1]?.text).toMatch(/, back at most 407 ms after healing began\.$/);
  });
  it('counts a gap that only the healing ended as longer than any', () => {
    const censored = { startMs: 3, lengthLowMs: 500, lengthHighMs: null, silentMs: 500, censored: true };
    const verdict = withCells(verdictFixture(), { target: 'replica', operation: 'static' }, { outage: censored });
    expect(texts(headlineOf(verdict).survives)[0]).toContain('the longest gap > 500 ms (replica, static)');
  });
  it('says of a broken expectation which fault broke it, and of the control arm that nothing was done', () => {
    const harm = { expectation: 'broken', effect: 'data', reasons: [{ reason: 'writes-lost', detail: 'd' }] } as const;
    const verdict = withCells(troubledFixture(), { target: 'client', operation: 'write' }, harm);
    const { broken, title } = headlineOf(verdict);
    expect(texts(broken)).toEqual([
      'primary (stop), write: The plan expected "survives": 0 of 175 writes succeeded; at least 99 % were expected.',
      'While nothing was done, write: The plan expected "survives": d.',
    ]);
    expect(title).toBe('balancer and primary are single points of failure; data is harmed; 3 questions undecided');
  });

  it('does not hide that an operation never came back', () => {
    const verdict = withCells(verdictFixture(), { target: 'primary' }, { timeToRecoverMs: null });
    expect(headlineOf(verdict).proven[1]?.text).toContain('not back before the load ended');
  });
});

describe('trust', () => {
  it('is one line with the load when every check held', () => {
    expect(trustOf(verdictFixture())).toMatchObject({
      whole: true,
      line: 'Yes: all 4 checks held (21,750 requests planned, 0 never sent).',
    });
  });
  it('is refused when nothing was checked', () => {
    expect(trustOf({ ...verdictFixture(), validity: [] })).toMatchObject({
      whole: false,
      line: 'Unknown: nothing was checked.',
    });
  });
  it('is refused by an unknown check as by a broken one', () => {
    const validity = [{ id: 'a', verdict: 'unknown', sentence: 's' }] as const;
    expect(trustOf({ ...verdictFixture(), validity }).whole).toBe(false);
  });
});
