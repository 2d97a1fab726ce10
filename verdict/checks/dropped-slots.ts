import type { Check } from '../check.ts';

/**
 * The generator did not begin requests although virtual users were free. Slots dropped while every user was waiting for
 * answers are the service's failing and break nothing here: they count as bad.
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
  judge: ({ digest }) => {
    if (!digest.events.loadStarted || digest.surveys.size === 0) return undefined;
    if (digest.starved === 0) return null;
    const planned = [...digest.surveys.values()].reduce((n, { slots }) => n + slots.planned, 0);
    return `${digest.starved} of ${planned} planned slots were never begun although virtual users were free`;
  },
};
