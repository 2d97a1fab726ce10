import { z } from 'zod';
import { faultIds } from '../model/plan.ts';
import { probeIds } from '../model/probe.ts';
import { atLeastOne, duration, name, word } from './leaf.ts';

/** Most probes one plan may have. */
const maxProbes = 50;

const aMap = { error: 'It must be a map of keys and values.' };
const probeCount = { error: `It must be a list of at most ${maxProbes} probes.` };

const probe = z
  .strictObject(
    {
      probe: word('Which question is asked.', atLeastOne(probeIds)),
      expect: word('Whether its statement is expected to hold of this stack; held by default.', [
        'held',
        'broken',
      ]).optional(),
      target: name('Host or component that it is about, where the probe takes one.').optional(),
      fault: word('Fault under which it is asked, where the probe takes one.', atLeastOne(faultIds)).optional(),
      within: duration(
        'Longest time that what it waits for may take, where the probe takes one.',
        1,
        300_000,
      ).optional(),
    },
    aMap,
  )
  .meta({ description: 'One question asked of the stack, and what is expected of it.' });

/** The probes of a plan. */
export const probeList = z.array(probe, probeCount).max(maxProbes, probeCount).meta({
  description:
    'Questions asked of the stack beside faults, in this order, before the experiments and in a stack of their own.',
});
