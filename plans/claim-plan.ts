import { membersOf } from '../model/cluster.ts';
import type { ProbeCondition } from '../model/claim.ts';
import { probeIds } from '../model/probe.ts';
import type { ProbeId } from '../model/probe.ts';
import type { StackSpec } from '../model/stack.ts';
import { entriesOf, operationNames, targetsIn, targetsOf } from '../model/stack.ts';
import type { NeededAct, StackNeeds } from './claim-needs.ts';
import type { PlanFile } from './file.ts';
import { durationText } from './shown.ts';
import { asDrawn } from './as-drawn.ts';
import { sweepOf } from './sweep.ts';

/** Name of the suite that runs are made under for the claims. */
export const claimsSuite = 'claims';

/**
 * Whether a second stack beside the first saves time: a lane has a control arm of its own, and takes some quiet. Two clusters of
 * databases take too much of it: of 7 acts 3 had to be repeated alone, and that took longer than all of them one by one.
 */
const gainsByLanes = (stack: StackSpec, acts: number): boolean => acts >= 5 && membersOf(stack).length === 0;

/**
 * The plan by which a stack shows what the claims need of it: an ordinary plan with the windows and the bar of a sweep. What
 * does not exist, a probe or a part of the stack, is left out: a claim that needs it is unknown, and the others go on.
 */
export function planForClaims(stack: StackSpec, { acts, probes }: StackNeeds): PlanFile {
  const known = acts.filter(({ target }) => targetsIn(target).every((one) => targetsOf(stack).includes(one)));
  const sham = { target: entriesOf(stack)[0]?.host ?? stack.entry, fault: 'sham' } as const;
  const faults = known.filter(({ fault }) => fault !== 'sham');
  const { origin: _origin, ...sweep } = sweepOf(stack);
  const asked = probes.flatMap((probe) => probeOf(probe) ?? []);
  return {
    ...sweep,
    suite: claimsSuite,
    title: `What the claims need of ${stack.name}`,
    ...(!gainsByLanes(stack, faults.length) && { lanes: 1 }),
    // Where only questions are asked no control arm is needed.
    experiments: known.length === 0 ? [] : [sham, ...faults.map((act) => experimentOf(act, stack))],
    ...(asked.length > 0 && { probes: asked }),
  };
}

/** What no claim foresees is expected as the declared stack predicts it. */
function experimentOf({ target, fault, foreseen }: NeededAct, stack: StackSpec) {
  const drawn = asDrawn(stack, target, fault);
  const spof = operationNames.filter((name) =>
    foreseen[name] ? foreseen[name] === 'proven' : drawn.spof?.includes(name),
  );
  return { ...drawn, spof };
}

function probeOf({ probe, wanted, target, fault, withinMs }: ProbeCondition) {
  if (!isProbe(probe)) return undefined;
  return {
    probe,
    expect: wanted,
    ...(target !== undefined && { target }),
    ...(fault !== undefined && { fault }),
    ...(withinMs !== undefined && { within: durationText(withinMs) }),
  };
}

const isProbe = (name: string): name is ProbeId => (probeIds as readonly string[]).includes(name);
