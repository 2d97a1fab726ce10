import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ScenarioName } from '../../loadtests/scenario.ts';
import { makeScript } from '../../loadtests/script.ts';
import { encodeSetting } from '../../loadtests/setting.ts';
import type { K6 } from '../../loadtests/visit.ts';

const setting = {
  url: 'http://198.18.0.2',
  ratePerSecond: { static: 9, read: 9, write: 9 },
  returningPerSecond: 3,
  durationMs: 1000,
  timeoutMs: 500,
  episode: 1,
  seed: 1,
};

/** What k6 is asked to send with a request. */
interface Sent {
  readonly jar?: object;
}

/** A user's script with a k6 that notes what it is asked to send, and nobody answers. */
function scriptOf(change: Partial<Parameters<typeof encodeSetting>[0]> = {}) {
  vi.stubGlobal('__ENV', encodeSetting({ ...setting, ...change }));
  vi.spyOn(console, 'log').mockImplementation(() => undefined);
  const sent: Sent[] = [];
  const k6 = {
    sleep: () => undefined,
    execution: {
      scenario: { startTime: Date.now(), iterationInTest: 0, iterationInInstance: 1 },
      vu: { iterationInInstance: 0 },
    },
    http: {
      CookieJar: Map,
      request: (_method: string, _url: string, _body: unknown, parameters: Sent) => {
        sent.push(parameters);
        return { status: 0, error_code: 1212, body: null, headers: {}, timings: { connecting: 0 } };
      },
    },
  };
  return { script: makeScript(k6 as unknown as K6), sent };
}

/** The jars with which the visits of one user were sent, in order. */
function jarsOf(...visits: readonly ScenarioName[]): readonly (object | undefined)[] {
  const { script, sent } = scriptOf();
  for (const visit of visits) script.visits[visit]();
  return sent.map(({ jar }) => jar);
}

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe('a returning user', () => {
  it('shows what he was asked to show again at his next visit, and another user does not', () => {
    const [first, second, other] = jarsOf('readReturning', 'readReturning', 'writeReturning');
    expect(first).toBeDefined();
    expect(second).toBe(first);
    expect(other).not.toBe(first);
    expect(other).toBeDefined();
  });

  it('is alone in that: whoever comes anew has been asked nothing', () => {
    expect(jarsOf('static', 'read', 'write', 'read')).toEqual([undefined, undefined, undefined, undefined]);
  });

  it('may keep a connection to each of the places that requests go to', () => {
    const further = [[], ['http://198.18.0.3', 'http://198.18.0.4']];
    expect(further.map((furtherUrls) => scriptOf({ furtherUrls }).script.options().batch)).toEqual([1, 3]);
  });
});
