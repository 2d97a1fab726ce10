import { describe, expect, it } from 'vitest';
import { readForeignEvents } from '../../../verdict/foreign/events.ts';
import type { LooseEvent } from '../../support/foreign-evidence.ts';
import { episodeEvents, eventText } from '../../support/foreign-evidence.ts';

const started = '{"type":"episode-started","at":1800000000000,"episode":1,"target":"db","fault":"kill"}';
const whatOf = (text: string): string => {
  try {
    readForeignEvents(text, 'my.ndjson');
    return 'nothing is wrong';
  } catch (thrown) {
    return `${(thrown as { code: string }).code} ${(thrown as Error).message}`;
  }
};

const spofIn = (events: readonly LooseEvent[]): readonly unknown[] =>
  readForeignEvents(eventText(events), 'my.ndjson').flatMap((event) =>
    event.type === 'episode-started' ? [event.spof] : [],
  );

describe('events that were written down elsewhere', () => {
  it('are lines of a journal, of which others are passed over', () => {
    const text = `${eventText(episodeEvents(1, 0))}\n{"type":"run-ended","at":1}\r\n`;
    expect(readForeignEvents(text, 'my.ndjson')).toHaveLength(8);
  });

  it('may end in a line that was torn, as the journal of a run may', () => {
    const text = eventText(episodeEvents(1, 0));
    expect(readForeignEvents(`${text}{"type":"run-en`, 'my.ndjson')).toEqual(readForeignEvents(text, 'my.ndjson'));
    expect(readForeignEvents(text.trimEnd(), 'my.ndjson')).toHaveLength(8);
    expect(whatOf(`${text}{"type":"run-en\n`)).toBe('bad-evidence my.ndjson:9:16: it is no JSON');
    expect(whatOf('episode 1 began')).toBe('bad-evidence my.ndjson:1:1: it is no JSON');
  });

  it('expect survival where who wrote them says nothing else; a journal from before events told does not', () => {
    const begun = { type: 'run-started', at: 1 };
    expect(spofIn(episodeEvents(1, 0))).toEqual([[]]);
    expect(spofIn([begun, ...episodeEvents(1, 0), ...episodeEvents(2, 12_000, { spof: ['read'] })])).toEqual([
      undefined,
      ['read'],
    ]);
  });

  it('may say that a watchdog lifted the fault of a probe, which has no episode', () => {
    const lifted = { type: 'watchdog-lifted', at: 1_800_000_030_000, episode: -1, fault: 'stop', target: 'server1' };
    expect(readForeignEvents(eventText([...episodeEvents(1, 0), lifted]), 'my.ndjson')).toHaveLength(9);
  });

  it('are refused where two episodes have one number: of the first of two nights nothing would be left', () => {
    const nights = eventText([...episodeEvents(2, 0), ...episodeEvents(2, 3_600_000)]);
    expect(whatOf(nights)).toBe('bad-evidence my.ndjson:9:46: episode 2 was begun before, in line 1');
  });

  it('are refused where they tell of an episode that has not begun', () => {
    const [begin = { type: '' }, ...rest] = episodeEvents(4, 0);
    const because = 'episode 4 has not begun in any line before';
    expect(whatOf(eventText([{ ...begin, episode: 3 }, ...rest]))).toBe(`bad-evidence my.ndjson:2:69: ${because}`);
    expect(whatOf(eventText([...rest, begin]))).toBe(`bad-evidence my.ndjson:1:69: ${because}`);
  });

  it('are refused with the place of what is wrong', () => {
    expect(whatOf(`${started}\n{"type":"fault-healed","at":}\n`)).toBe('bad-evidence my.ndjson:2:29: it is no JSON');
    expect(whatOf('\n[1]\n')).toBe('bad-evidence my.ndjson:2:1: it has no type');
    expect(whatOf(started.replace('1800000000000', '1800000000'))).toMatch(
      /^bad-evidence my\.ndjson:1:27: at: is no moment/,
    );
    expect(whatOf(started.replace('kill', 'explode'))).toMatch(/^bad-evidence my\.ndjson:1:72: fault: /);
    expect(whatOf(started.replace('"db"', '""'))).toMatch(/^bad-evidence my\.ndjson:1:58: target: /);
    expect(whatOf('{"type":"fault-injected","at":1800000000000,"episode":1}')).toMatch(
      /^bad-evidence my\.ndjson:1:1: begunAt: /,
    );
    const evidence =
      '{"type":"evidence-seen","at":1800000000000,"episode":1,"moment":"bit","evidence":{"facts":[{"what":"x"}]}}';
    expect(whatOf(evidence)).toMatch(/^bad-evidence my\.ndjson:1:\d+: evidence\.facts\.0\.seen: /);
  });
});
