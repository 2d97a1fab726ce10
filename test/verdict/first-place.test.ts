import { describe, expect, it } from 'vitest';
import { firstPlace } from '../../verdict/first-place.ts';

describe('firstPlace', () => {
  it('finds where something begins to be so, at either end and in between', () => {
    for (const places of [0, 1, 2, 7, 8, 1000]) {
      for (const from of [0, 1, Math.floor(places / 2), places - 1, places].filter((one) => one >= 0 && one <= places))
        expect([places, firstPlace(places, (place) => place >= from)]).toEqual([places, from]);
    }
  });
});
