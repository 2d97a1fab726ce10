import { expect, it } from 'vitest';
import { wireAlteration } from '../../../chaos/probes/wire-alteration.ts';
import type { AlterationManner } from '../../../model/wire.ts';
import { fakeScene } from '../../support/probe-scene.ts';

it('tries each manner of the stack, and once more where nobody came into the path', async () => {
  const asked: AlterationManner[] = [];
  const alter = async (manner: AlterationManner) => {
    asked.push(manner);
    const intercepted = manner === 'flip' && asked.length < 2 ? 0 : 1;
    return { manner, intercepted, altered: 1, outcome: 'refused', said: 'no' } as const;
  };
  const scene = fakeScene({ network: { alterationManners: ['flip', 'impersonate'], alter } });
  await wireAlteration.gather(scene);
  expect(asked).toEqual(['flip', 'flip', 'impersonate']);
  expect(scene.seen).toHaveLength(3);
});

it('gives up a manner in which nobody ever comes into the path', async () => {
  const scene = fakeScene({ network: { alterationManners: ['rewrite'] } });
  await wireAlteration.gather(scene);
  expect(scene.seen.map((seen) => seen.kind)).toEqual(['alteration', 'alteration', 'alteration']);
});
