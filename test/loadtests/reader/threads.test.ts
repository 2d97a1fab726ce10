import { describe, expect, it } from 'vitest';
import { inThreads, piecesLeft, sharedPieces } from '../../../loadtests/reader/threads.ts';

const script = (text: string): URL => new URL(`data:text/javascript,${encodeURIComponent(text)}`);

describe('pieces of a file', () => {
  it('are each taken once, and the first by the thread that shares them out', () => {
    const pieces = sharedPieces([0, 10, 20, 35, 40]);
    const [first, other] = [piecesLeft(pieces, true), piecesLeft(pieces, false)];
    const taken = [other.next(), first.next(), first.next(), other.next(), other.next(), first.next()];
    expect(taken.map(({ value }) => value?.fromByte)).toEqual([10, 0, 20, 35, undefined, undefined]);
    expect(taken[2]?.value).toEqual({ fromByte: 20, toByte: 35 });
  });

  it('are none in an empty file', () => {
    const pieces = sharedPieces([0]);
    expect([...piecesLeft(pieces, true), ...piecesLeft(pieces, false)]).toEqual([]);
  });
});

describe('threads', () => {
  it('say what they counted, this one first', async () => {
    const other = script(
      "import { parentPort, workerData } from 'node:worker_threads'; parentPort.postMessage(workerData.share + 1)",
    );
    expect(await inThreads(other, 5, 3, () => 1)).toEqual([1, 6, 6]);
  });

  it('are not waited for when they end without a word, or fail', async () => {
    await expect(inThreads(script(''), 5, 2, () => 1)).rejects.toThrow('ended without a word');
    await expect(inThreads(script("throw new Error('broken')"), 5, 2, () => 1)).rejects.toThrow('broken');
  });
});
