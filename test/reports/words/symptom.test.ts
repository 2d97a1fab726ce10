import { describe, expect, it } from 'vitest';
import type { EpisodeVerdict } from '../../../model/episode.ts';
import type { ComponentSpec } from '../../../model/stack.ts';
import { faultsOf } from '../../../reports/words/experiment.ts';
import { symptomOf } from '../../../reports/words/symptom.ts';
import { verdictFixture, withBalancer, withCells } from '../../support/verdict-fixture.ts';

const symptom = (target: string, verdict = verdictFixture()): string =>
  symptomOf(
    verdict,
    faultsOf(verdict).filter((one) => one.target === target),
  );

const noticed = (one: EpisodeVerdict): EpisodeVerdict =>
  one.target === 'primary' ? { ...one, balancer: [{ atMs: 300, server: 'app/server1', state: 'DOWN' }] } : one;

describe('what users saw', () => {
  it('is told with the place where requests enter, when that is gone', () => {
    expect(symptom('balancer')).toMatch(
      /^Users saw: [\d,]+ times a refused connection, at balancer, where requests enter\.$/,
    );
  });
  it('is told with what the balancer made of its servers, when it is behind them', () => {
    expect(symptom('primary')).toBe('Users saw: 270 times error 503; the balancer took no server for down.');
  });
  it('blames no hop where the balancer took a server for down meanwhile', () => {
    const verdict = verdictFixture();
    expect(symptom('primary', { ...verdict, episodes: verdict.episodes.map(noticed) })).toBe(
      'Users saw: 270 times error 503.',
    );
  });
  it.each<[string, Partial<ComponentSpec>]>([
    ['a configuration of the user has no socket for its view', { files: { 'haproxy.cfg': 'global' } }],
    ['the balancer is any program', { kind: 'command' }],
  ])('says nothing of what the balancer took for down where %s', (_, change) => {
    expect(symptom('primary', withBalancer(verdictFixture(), change))).toBe('Users saw: 270 times error 503.');
  });
  it('is in words and in the order of what came most', () => {
    const failedBy = { late: 3, timeout: 40, '502': 7, 'wrong-content': 1 };
    expect(symptom('primary', withCells(verdictFixture(), { target: 'primary' }, { failedBy }))).toMatch(
      /^Users saw: 40 times no answer within 1\.00 s, 7 times error 502, 3 times an answer later than 250 ms and once wrong content;/,
    );
  });
  it('is nothing where nothing was proven', () => {
    expect(symptom('server1')).toBe('');
  });
});
