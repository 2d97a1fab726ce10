import { blankParts, sampleMaker, takeApart } from '../reader/line.ts';
import { textOfLine } from '../reader/text.ts';
import type { Collector } from './collect.ts';
import type { TakeLines } from './tail.ts';

/**
 * Takes lines of k6 as bytes. Those that are plainly samples are taken apart where they lie; every other one is text.
 * @param passesOver text that nothing is to be made of
 */
export function lineTaker(
  collected: Pick<Collector, 'add' | 'take'>,
  passesOver: (text: string) => boolean = () => false,
): TakeLines {
  const parts = blankParts();
  const sampleOf = sampleMaker();
  return (bytes, from, end) => {
    for (let at = from; at < end; at = parts.at) {
      parts.at = at;
      if (takeApart(bytes, parts)) {
        collected.add(sampleOf(bytes, parts));
        continue;
      }
      const { text, next } = textOfLine(bytes, at);
      if (!passesOver(text)) collected.take(text);
      parts.at = next;
    }
  };
}
