import { describe, expect, it } from 'vitest';
import { writeId } from '../../../model/sample.ts';
import { absentFrom } from '../../../scripts/self-test/absent.ts';
import { recordOf } from '../../support/record.ts';

const whole = recordOf({ episodes: [{ target: 'primary', fault: 'kill' }] });
const acked = (whole.samples.get(2) ?? []).filter(({ operation }) => operation === 'write').length;

/** The record with another list of what the primary holds of the second episode. */
const holding = (present: string) => ({
  ...whole,
  events: whole.events.map((event) =>
    event.type === 'ledger-read' && event.episode === 2 ? Object.assign({}, event, { present }) : event,
  ),
});

describe('the acknowledged writes that a database lacks', () => {
  it('are none where its own list holds them all', () => {
    expect([...absentFrom('primary.mariadb', whole)]).toEqual([
      ['sham balancer', 0],
      ['kill primary', 0],
    ]);
  });

  it('are all where it holds nothing, and as many fewer as it holds', () => {
    const [first, third] = [writeId(2, 0), writeId(2, 2)];
    expect(absentFrom('primary.mariadb', holding('')).get('kill primary')).toBe(acked);
    expect(absentFrom('primary.mariadb', holding(`${first}`)).get('kill primary')).toBe(acked - 1);
    expect(absentFrom('primary.mariadb', holding(`${first}-${third}`)).get('kill primary')).toBe(acked - 3);
  });

  it('are not known of a database that was not read', () => {
    expect(absentFrom('elsewhere.mariadb', whole).size).toBe(0);
  });
});
