import { describe, expect, it } from 'vitest';
import type { Collected } from '../../../loadtests/driver/collect.ts';
import { collector, complaintsKept } from '../../../loadtests/driver/collect.ts';

function collect(...lines: readonly string[]): Collected {
  const collected = collector();
  for (const line of lines) collected.take(line);
  return collected;
}

describe('the lines of a load', () => {
  it('are samples, the start or complaints', () => {
    const said = collect('#start,static,1700000000000', '0,0,1,2,3,200,0,1,server1,', 'something else');
    expect(said.samples.map(({ operation, server }) => `${operation} ${server}`)).toEqual(['static server1']);
    expect(said).toMatchObject({
      startedAt: 1_700_000_000_000,
      complaints: ['something else'],
      complaintCount: 1,
    });
  });

  it('give the first start, and none when no iteration began', () => {
    expect(collect('#start,read,5', '#start,static,7').startedAt).toBe(5);
    expect(collect('#start,read,x', '#start,other,7').startedAt).toBeNull();
    expect(collect('#start,other,7').complaintCount).toBe(1);
  });

  it('count all times from the one start, although scenarios start apart', () => {
    const lines = ['#start,write,1000', '#start,static,1038', '0,0,5,0,3,200,0,1,,', '2,0,5,0,3,201,0,1,,'];
    expect(collect(...lines).samples.map(({ beganMs, scenarioMs }) => [beganMs, scenarioMs])).toEqual([
      [43, 38],
      [5, 0],
    ]);
  });

  it('keep the starts of the two arms apart', () => {
    const lines = ['#start,read,1000', '#start,readReturning,1007', '1,0,5,0,3,200,0,1,,', '4,0,5,0,3,200,0,1,,'];
    expect(collect(...lines).samples.map(({ arm, beganMs }) => [arm, beganMs])).toEqual([
      ['main', 5],
      ['returning', 12],
    ]);
  });

  it('count an exception with its stack trace once', () => {
    const { complaints, complaintCount } = collect(
      'Error: boom',
      '\tat visit (file:///load.js:3:9(4))',
      '',
      'Error: boom',
    );
    expect({ complaints, complaintCount }).toEqual({ complaints: ['Error: boom', 'Error: boom'], complaintCount: 2 });
  });

  it('are no complaint where k6 repeats that a request failed', () => {
    expect(collect('Request Failed', 'Request Failed').complaintCount).toBe(0);
  });

  it('are no complaint where k6 says that every virtual user is busy: the slots without a sample tell whose failing it is', () => {
    const said = collect('Insufficient VUs, reached 5 active VUs and cannot initialize more');
    expect(said.complaintCount).toBe(0);
  });

  it('complain of a request that came over a kept connection', () => {
    expect(collect('request 7 of read came over a connection that was kept').complaintCount).toBe(1);
  });

  it('are counted on after the first few complaints, and none is kept longer than a line', () => {
    const many = Array.from({ length: 100 }, () => 'x'.repeat(5000));
    const { complaints, complaintCount } = collect(...many);
    expect([complaints.length, complaintCount, complaints[0]?.length]).toEqual([complaintsKept, 100, 300]);
  });
});
