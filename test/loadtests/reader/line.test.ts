import { describe, expect, it } from 'vitest';
import { blankParts, sampleMaker, takeApart } from '../../../loadtests/reader/line.ts';
import { chanceAt } from '../../../model/chance.ts';
import type { Sample } from '../../../model/sample.ts';
import { decodeSample } from '../../../model/sample.ts';

const takeLine = (line: string, lineBreak = '\n'): Sample | undefined => {
  const bytes = Buffer.from(`x${line}${lineBreak}y`, 'latin1');
  const parts = { ...blankParts(), at: 1 };
  if (!takeApart(bytes, parts)) return undefined;
  expect(parts.at).toBe(bytes.length - 1);
  return sampleMaker()(bytes, parts);
};

const good = [
  '0,0,0,0,0,200,0,1,,',
  '1,123456,246912,3,17,200,0,1,server1,replica',
  '2,7,-4,0,-1,0,1212,0,,',
  '5,499999,999999999,799,1000,201,0,1,a.b_c-9,primary',
  '1,5,5,0,2,200,0,1,server1,replica,=0',
  '4,5,5,0,2,200,0,1,server2,,=zzzzzzzzzz',
  '1,000123,-0,00,-0,0200,0,1,s,d,=00a',
];

/** Each differs from a sample by one thing. */
const foreign = [
  '',
  ',',
  '#start,read,1000',
  'Request Failed',
  '6,1,2,0,3,200,0,1,,',
  'a,1,2,0,3,200,0,1,,',
  '01,1,2,0,3,200,0,1,,',
  '0,,2,0,3,200,0,1,,',
  '0,-1,2,0,3,200,0,1,,',
  '0,1,--2,0,3,200,0,1,,',
  '0,1,-,0,3,200,0,1,,',
  '0,1,2,-1,3,200,0,1,,',
  '0,1,2,0,3.5,200,0,1,,',
  '0,1,2,0,3,200,0,2,,',
  '0,1,2,0,3,200,0,,,',
  '0,1,2,0,3,200,0,11,,',
  '0,1,2,0,3,200,0,1,Server,',
  '0,1,2,0,3,200,0,1,server é,',
  '0,1,2,0,3,200,0,1,server',
  '0,1,2,0,3,200,0,1,server,data base',
  '0,1,2,0,3,200,0,1,,,',
  '0,1,2,0,3,200,0,1,,,=',
  '0,1,2,0,3,200,0,1,,,1',
  '0,1,2,0,3,200,0,1,,,=A',
  '0,1,2,0,3,200,0,1,,,=00000000000',
  '0,1,2,0,3,200,0,1,,,=1,',
  ' 0,1,2,0,3,200,0,1,,',
  '0,1,2,0,3,200,0,1,, ',
  '0,1,2,0,3,200,0,1,,\r',
];

describe('a line taken apart as bytes', () => {
  it('is the sample that its text is', () => {
    for (const line of good) {
      expect([line, takeLine(line)]).toStrictEqual([line, decodeSample(line)]);
      expect([line, takeLine(line, '\r\n')]).toStrictEqual([line, decodeSample(line)]);
    }
  });

  it('is no sample where its text is none', () => {
    for (const line of foreign) {
      expect([line, takeLine(line, '\r\n'), decodeSample(line)]).toEqual([line, undefined, undefined]);
    }
  });

  it('leaves numbers of more digits than are exact to the reader of text', () => {
    const line = `0,1234567890123456,2,0,3,200,0,1,,`;
    expect([takeLine(line), decodeSample(line)?.iteration]).toEqual([undefined, 1_234_567_890_123_456]);
  });

  it('never says anything else than the reader of text, whatever is broken in it', () => {
    const signs = '0159,-=\r#az. A';
    let taken = 0;
    for (let round = 0; round < 6000; round++) {
      const line = good[round % good.length] ?? '';
      const place = Math.floor(chanceAt(1, round) * line.length);
      const sign = signs[Math.floor(chanceAt(2, round) * signs.length)] ?? '';
      const cut = chanceAt(3, round) < 0.5 ? place : place + 1;
      const broken = line.slice(0, place) + sign + line.slice(cut);
      const sample = takeLine(broken, '\r\n');
      if (sample) taken++;
      expect([broken, sample]).toStrictEqual([broken, decodeSample(broken)]);
    }
    expect(taken).toBeGreaterThan(300);
  });
});
