import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ScenarioName } from '../../loadtests/scenario.ts';
import { makeScript } from '../../loadtests/script.ts';
import { encodeSetting } from '../../loadtests/setting.ts';
import { decodeSample } from '../../model/sample.ts';
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

/** What comes of a request: nobody answers, unless something else is said. */
const refused = { status: 0, error_code: 1212, body: null, headers: {}, timings: { connecting: 0 } };

/** A user's script with a k6 that notes what it is asked to send, and what becomes of that; with the lines that are written. */
function scriptOf(change: Partial<Parameters<typeof encodeSetting>[0]> = {}, answer: object = {}) {
  vi.stubGlobal('__ENV', encodeSetting({ ...setting, ...change }));
  const lines: string[] = [];
  vi.spyOn(console, 'log').mockImplementation((line: string) => void lines.push(line));
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
        return { ...refused, ...answer };
      },
    },
  };
  return { script: makeScript(k6 as unknown as K6), sent, lines };
}

/** The jars with which the visits of one user were sent, in order. */
function jarsOf(...visits: readonly ScenarioName[]): readonly (object | undefined)[] {
  const { script, sent } = scriptOf();
  for (const visit of visits) script.visits[visit]();
  return sent.map(({ jar }) => jar);
}

/** Whether a visit that comes to this says that a connection was made for it. */
function isOpened(visit: ScenarioName, answer: object): boolean | undefined {
  const { script, lines } = scriptOf({}, answer);
  script.visits[visit]();
  return decodeSample(lines[0] ?? '')?.opened;
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

  it('says whether a connection had to be made for an answer, and nothing where there was none', () => {
    const made = { timings: { connecting: 0.2 } };
    expect(isOpened('readReturning', { status: 503, ...made })).toBe(true);
    expect(isOpened('readReturning', { status: 503 })).toBeUndefined();
    expect(isOpened('readReturning', made)).toBeUndefined();
    expect(isOpened('read', { status: 503, ...made })).toBeUndefined();
  });
});
