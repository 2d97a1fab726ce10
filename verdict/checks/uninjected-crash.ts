import type { Check } from '../check.ts';
import { loadStartOf, zeroOf } from '../moments.ts';
import { formatDuration } from '../../model/units.ts';

/** A component ended during the episode, and nobody had asked it to. */
export const uninjectedCrash: Check = {
  id: 'uninjected-crash',
  reason: 'crashed-uninjected',
  holds: 'No component ended but by a fault',
  breaks: 'A component ended that nobody had touched',
  why: 'An outage with two causes proves neither.',
  needs: [],
  weight: 'void',
  ofRun: true,
  judge: ({ digest }) => {
    const crash = digest.events.crashes[0];
    if (!crash) return null;
    const atMs = crash.at - loadStartOf(digest.events) - zeroOf(digest.moments);
    const side = atMs < 0 ? 'before' : 'after';
    const how = crash.signal === null ? `with code ${crash.code}` : `by ${crash.signal}`;
    return `${crash.component} ended ${how}, ${formatDuration(Math.abs(atMs))} ${side} the injection, and nobody had injected that`;
  },
};
