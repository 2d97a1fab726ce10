import { Duplex, PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { openPipe } from '../../scripts/pipe.ts';

/** Two ends of a two-way stream. */
function ends(): { near: Duplex; far: Duplex } {
  const [there, back] = [new PassThrough(), new PassThrough()];
  const near = Duplex.from({ readable: back, writable: there });
  const far = Duplex.from({ readable: there, writable: back });
  return { near, far };
}

async function all<Value>(values: AsyncIterable<Value>): Promise<Value[]> {
  const list: Value[] = [];
  for await (const value of values) list.push(value);
  return list;
}

describe('the control pipe', () => {
  it('carries values in order, whatever is in them, and ends with the other side', async () => {
    const { near, far } = ends();
    const outside = openPipe<never, object>(near);
    const inside = openPipe<object, never>(far);
    outside.send({ text: 'a\nb' });
    outside.send({ signal: 'SIGINT' });
    outside.close();
    expect(await all(inside.incoming)).toEqual([{ text: 'a\nb' }, { signal: 'SIGINT' }]);
  });

  it.each(['ECONNRESET', 'EPIPE'])('takes %s by a dead controller for its end', async (code) => {
    const stream = new PassThrough();
    const pipe = openPipe<object, never>(stream);
    stream.write('{"type":"run-folder"}\n');
    const values = all(pipe.incoming);
    setImmediate(() => stream.destroy(Object.assign(new Error(code), { code })));
    expect(await values).toEqual([{ type: 'run-folder' }]);
  });

  it.each(['ECONNRESET', 'EPIPE'])('ends when %s came before anybody listened', async (code) => {
    const stream = new PassThrough();
    const pipe = openPipe<object, never>(stream);
    stream.destroy(Object.assign(new Error(code), { code }));
    await new Promise((resolve) => stream.once('close', resolve));
    expect(await all(pipe.incoming)).toEqual([]);
  });

  it('lets who has heard enough say a last word, and hang up', async () => {
    const { near, far } = ends();
    const [outside, inside] = [openPipe<object, object>(near), openPipe<object, object>(far)];
    outside.send({ remembered: true });
    for await (const word of inside.incoming) {
      expect(word).toEqual({ remembered: true });
      break;
    }
    inside.send({ exit: 0 });
    inside.close();
    expect(await all(outside.incoming)).toEqual([{ exit: 0 }]);
  });

  it('ends when this side let go of it', async () => {
    const pipe = openPipe<object, never>(new PassThrough());
    const values = all(pipe.incoming);
    pipe.release();
    expect(await values).toEqual([]);
  });

  it('does not take garbled words for an end', async () => {
    const stream = new PassThrough();
    const pipe = openPipe<object, never>(stream);
    stream.write('no JSON\n');
    await expect(all(pipe.incoming)).rejects.toThrow(SyntaxError);
  });

  it('is harmless to send into when the other side is gone', () => {
    const stream = new PassThrough();
    const pipe = openPipe<never, object>(stream);
    stream.destroy();
    expect(() => pipe.send({ signal: 'SIGTERM' })).not.toThrow();
  });
});
