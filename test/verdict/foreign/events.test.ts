import { describe, expect, it } from 'vitest';
import { readForeignEvents } from '../../../verdict/foreign/events.ts';
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

describe('events that were written down elsewhere', () => {
  it('are lines of a journal, of which others are passed over', () => {
    const text = `${eventText(episodeEvents(1, 0))}\n{"type":"run-ended","at":1}\r\n`;
    expect(readForeignEvents(text, 'my.ndjson')).toHaveLength(8);
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
