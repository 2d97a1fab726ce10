import { describe, expect, it } from 'vitest';
import type { Stage } from '../../scripts/meeting.ts';
import { openMeeting } from '../../scripts/meeting.ts';

/** Lanes that meet; `is` says which have begun what, in order. */
function meetingOf(...lanes: readonly number[]) {
  const begun: string[] = [];
  const meeting = openMeeting(lanes);
  const ready = (lane: number, stage: Stage): void =>
    meeting.ready(lane, stage, () => void begun.push(`${lane} ${stage}`));
  return { begun, ready, leave: (lane: number) => meeting.leave(lane) };
}

describe('lanes that meet', () => {
  it('begin together when the last of them is up', () => {
    const { begun, ready } = meetingOf(1, 2, 3);
    ready(2, 'together');
    ready(1, 'together');
    expect(begun).toEqual([]);
    ready(3, 'together');
    expect(begun).toEqual(['1 together', '2 together', '3 together']);
  });

  it('wait for none that has ended before it was up', () => {
    const { begun, ready, leave } = meetingOf(1, 2);
    ready(1, 'together');
    leave(2);
    expect(begun).toEqual(['1 together']);
  });

  it('go on alone one after the other, when all others wait as well or have ended', () => {
    const { begun, ready, leave } = meetingOf(1, 2, 3);
    for (const lane of [1, 2, 3]) ready(lane, 'together');
    begun.splice(0);
    ready(2, 'alone');
    ready(1, 'alone');
    expect(begun).toEqual([]);
    leave(3);
    expect(begun).toEqual(['1 alone']);
    leave(1);
    expect(begun).toEqual(['1 alone', '2 alone']);
  });

  it('let nobody begin who was told already', () => {
    const { begun, ready, leave } = meetingOf(1, 2);
    ready(1, 'together');
    ready(2, 'together');
    ready(1, 'alone');
    leave(2);
    expect(begun).toEqual(['1 together', '2 together', '1 alone']);
  });
});
