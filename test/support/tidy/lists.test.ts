import { describe, expect, it } from 'vitest';
import { parseSource } from '../source.ts';
import { listComplaints } from './lists.ts';

const file = (path: string, text = '') => parseSource({ path, text });

describe('a folder of members', () => {
  it('whose list names every file passes', () => {
    const list = file('chaos/faults/index.ts', `import { stop } from './stop.ts';`);
    expect(listComplaints([list, file('chaos/faults/stop.ts')])).toEqual([]);
  });

  it('with a file that its list leaves out is refused', () => {
    const list = file('chaos/faults/index.ts', `import { stop } from './stop.ts';`);
    expect(listComplaints([list, file('chaos/faults/stop.ts'), file('chaos/faults/slow.ts')])).toEqual([
      'chaos/faults/slow.ts: is not in the list chaos/faults/index.ts',
    ]);
  });

  it('without a list is refused', () => {
    expect(listComplaints([file('stack/kinds/nginx.ts')])).toEqual([
      'stack/kinds: has no index.ts that lists its files',
    ]);
  });

  it('is not any folder, nor its mirror in the tests', () => {
    expect(listComplaints([file('stack/up.ts'), file('test/chaos/faults/stop.test.ts')])).toEqual([]);
  });
});
