import { describe, expect, it } from 'vitest';
import { destinationAmong, destinationOf, hostsOf } from '../../loadtests/address.ts';
import type { Visitor } from '../../loadtests/address.ts';

const url = 'http://198.18.0.2:80';

const visitor = (visits: number, arm: Visitor['arm'] = 'main', timeoutMs = 1000): Visitor => ({
  arm,
  iteration: 0,
  visits,
  timeoutMs,
});

/** After how many visits a user goes by its first name again. */
const names = (timeoutMs: number): number => {
  const urls = Array.from({ length: 1000 }, (_, visits) => destinationOf(url, visitor(visits, 'main', timeoutMs)).url);
  return urls.indexOf(urls[0] ?? '', 1);
};

describe('where a request goes', () => {
  it('is a name of its own for each request of the main arm, so that no connection is found for it', () => {
    const [one, two] = [destinationOf(url, visitor(7)), destinationOf(url, visitor(8))];
    expect(one.url).not.toBe(two.url);
    expect(one).toEqual({
      url: 'http://7.newcomer.invalid:80',
      headers: { Connection: 'close', Host: '198.18.0.2:80' },
    });
  });

  it('is a name that this user has not had for longer than anybody tries to connect, and no new one for ever', () => {
    // Users take turns: the next visit comes a time-out and a margin of 250 ms later. Go tries for 30 s.
    for (const timeoutMs of [250, 1000, 5000]) expect(names(timeoutMs) * (timeoutMs + 250)).toBeGreaterThan(30_000);
    expect(names(1000)).toBe(48);
  });

  it('is the address itself for returning users, who ask for nothing to be closed', () => {
    expect(destinationOf(url, visitor(7, 'returning'))).toEqual({ url, headers: {} });
  });

  it('is translated by the table of k6', () => {
    expect(hostsOf(url)).toEqual({ '*.newcomer.invalid': '198.18.0.2' });
    expect(hostsOf('http://127.0.0.1')).toEqual({ '*.newcomer.invalid': '127.0.0.1' });
  });

  it('stays a name that only a resolver knows', () => {
    expect(hostsOf('http://balancer:80')).toEqual({});
    expect(destinationOf('http://balancer:80', visitor(7))).toEqual({
      url: 'http://balancer:80',
      headers: { Connection: 'close' },
    });
  });
});

describe('where requests go when there are several places', () => {
  const urls = [url, 'http://198.18.0.3'];

  it('is each in turn, whichever way users come', () => {
    const asked = (arm: 'main' | 'returning') =>
      [0, 1, 2].map((turn) => destinationAmong(urls, { ...visitor(turn, arm), iteration: turn }).url);
    expect(asked('returning')).toEqual([urls[0], urls[1], urls[0]]);
    expect(asked('main')).toEqual([
      'http://0.newcomer.invalid:80',
      'http://1.newcomer1.invalid',
      'http://2.newcomer.invalid:80',
    ]);
    expect(destinationAmong(urls, { ...visitor(0), iteration: 1 }).headers['Host']).toBe('198.18.0.3');
  });

  it('is translated to the address of each', () => {
    expect(hostsOf(...urls)).toEqual({ '*.newcomer.invalid': '198.18.0.2', '*.newcomer1.invalid': '198.18.0.3' });
  });
});
