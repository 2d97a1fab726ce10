import type { Check } from '../check.ts';

/**
 * The generator did not begin requests although virtual users were free. Slots dropped while every user was waiting for
 * answers are the service's failing and break nothing here: they count as bad. Returning users have users of their own in the
 * same generator: what it left out of theirs says nothing of main users.
 */
export const droppedSlots: Check = {
  id: 'dropped-slots',
  reason: 'generator-starved',
  holds: 'Every planned request was begun',
  breaks: 'The generator dropped planned requests by its own failing',
  why: 'Slots that were never begun count as bad, so a starved generator would look like an outage.',
  needs: ['control', 'hold', 'after'],
  weight: 'void',
  ofRun: true,
  ofReturning: true,
  judge: ({ digest, arm }) => {
    if (!digest.events.loadStarted || digest.surveys.size === 0) return undefined;
    const { surveys, starved } = arm === 'returning' && digest.returning.starved > 0 ? digest.returning : digest;
    if (starved === 0) return null;
    const planned = [...surveys.values()].reduce((n, { slots }) => n + slots.planned, 0);
    return `${starved} of ${planned} planned slots were never begun although virtual users were free`;
  },
};
