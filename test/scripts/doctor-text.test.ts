import { describe, expect, it } from 'vitest';
import { doctorText } from '../../scripts/doctor-text.ts';

const bash = { what: 'bash', ok: true, seen: '/bin/bash', remedy: '' };
const k6 = { what: 'k6', ok: false, seen: 'no Go', remedy: 'Install Go' };

describe('doctorText', () => {
  it('says in the end that a fit machine is fit', () => {
    expect(doctorText([bash], { k6: '2.2.0' })).toBe(
      'ok       bash  /bin/bash\n\nversions: k6 2.2.0\n\nThis machine can run everything.',
    );
  });

  it('puts the remedy below what is missing', () => {
    const lines = doctorText([bash, k6], {}).split('\n');
    expect(lines[1]).toBe('MISSING  k6    no Go');
    expect(lines[2]).toBe('               remedy: Install Go');
    expect(lines.at(-1)).toBe('This machine cannot run the lab: 1 thing is missing.');
  });

  it('puts the remedy below what is worth a thought, which makes no machine unfit', () => {
    const lines = doctorText([bash], {}, [
      { what: 'load', seen: '9.1', remedy: 'Wait' },
      { what: 'lab', seen: 'none is up', remedy: '' },
    ]).split('\n');
    expect(lines.slice(1, 4)).toEqual([
      'note     load  9.1',
      '               remedy: Wait',
      'ok       lab   none is up',
    ]);
    expect(lines.at(-1)).toBe('This machine can run everything.');
  });
});
