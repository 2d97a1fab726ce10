import { describe, expect, it } from 'vitest';
import { supports } from '../../model/evidence.ts';
import type { Testimony } from '../../model/handle.ts';
import { stage } from '../support/episode.ts';

const view = "balancer.haproxy's own view";
const misses: Testimony = { what: view, seen: 'app/server1 DOWN', missesTarget: true };
const trusts: Testimony = { what: view, seen: 'app/server1 UP', missesTarget: false };

/** The last look of an episode, after which healing begins. */
async function stillOf({ play, journal }: ReturnType<typeof stage>) {
  await play();
  const still = journal.of('evidence-seen').find(({ moment }) => moment === 'still');
  if (!still) throw new Error('no last look');
  return { ...still, fact: still.evidence.facts.find(({ witness }) => witness) };
}

describe('a witness', () => {
  it('is heard in the last look of the hold and in no other', async () => {
    const staged = stage('stop');
    staged.target.testify(misses);
    const { fact } = await stillOf(staged);
    expect(fact).toEqual({ what: view, seen: 'app/server1 DOWN', asWanted: true, witness: true });
    const looks = staged.journal
      .of('evidence-seen')
      .filter(({ evidence }) => evidence.facts.some((each) => each.witness));
    expect(looks.map(({ moment }) => moment)).toEqual(['still']);
  });

  it.each([
    ['stop', true],
    ['kill', true],
    ['pause', true],
    ['isolate', true],
    ['slow', undefined],
    ['lossy', undefined],
    ['sham', false],
  ] as const)('of %s is as wanted when it misses the target: %s (undefined: either way)', async (fault, wanted) => {
    for (const said of [misses, trusts]) {
      const staged = stage(fault);
      staged.target.drop(12);
      staged.target.testify(said);
      const { fact } = await stillOf(staged);
      expect(fact?.asWanted).toBe(wanted === undefined || said.missesTarget === wanted);
    }
  });

  it('that notices nothing never makes a sound fault unheld', async () => {
    const staged = stage('pause');
    staged.target.testify(trusts);
    const { fact, evidence } = await stillOf(staged);
    expect(fact?.asWanted).toBe(false);
    expect(supports(evidence)).toBe(true);
  });

  it('alone is no evidence', () => {
    expect(supports({ facts: [{ what: view, seen: 'DOWN', asWanted: true, witness: true }] })).toBe(false);
  });

  it('that fails or hangs takes neither the look nor the healing along', async () => {
    for (const trouble of ['throws', 'hangs'] as const) {
      const staged = stage('stop');
      staged.target.trouble('witness', trouble);
      const { fact, evidence } = await stillOf(staged);
      expect(fact).toMatchObject({ what: 'the witnesses of server1.nginx', asWanted: false });
      expect(supports(evidence)).toBe(true);
      expect(staged.effects).toContain('4000 healing-started');
    }
  });
});
