import { describe, expect, it } from 'vitest';
import { parseSource } from '../source.ts';
import { leftoverComplaints, nameComplaints, placeComplaints } from './words.ts';

const places = (text: string) => placeComplaints([{ path: 'a.md', text }]);

describe('a name of a file', () => {
  it('that says nothing is refused, as a folder or as a part as well', () => {
    const paths = ['model/utils.ts', 'chaos/helpers/a.ts', 'stack/lane-manager.ts', 'plans/common.ts'];
    expect(nameComplaints(paths)).toHaveLength(4);
  });

  it('that only contains such a word passes', () => {
    expect(nameComplaints(['model/commons.ts', 'scripts/commands/lab.ts'])).toEqual([]);
  });
});

describe('a comment', () => {
  it('that puts work off is refused', () => {
    const word = ['TO', 'DO'].join('');
    const source = parseSource({ path: 'model/a.ts', text: `const a = 1;\n// ${word} later\n` });
    expect(leftoverComplaints([source])).toEqual([`model/a.ts:2: ${word} in a comment`]);
  });

  it('may speak of a method of that spelling in lower case', () => {
    expect(leftoverComplaints([parseSource({ path: 'a.ts', text: '// every todo counts' })])).toEqual([]);
  });
});

describe('a text', () => {
  it('that names a package registry is refused', () => {
    expect(places(`fetch from https://${['registry', 'npmjs', 'org'].join('.')}/zod`)).toHaveLength(1);
    expect(places(`GOPROXY=https://${['proxy', 'golang', 'org'].join('.')}`)).toHaveLength(1);
  });

  it('may name a module of Go', () => {
    expect(places('google.golang.org/grpc v1.80.0')).toEqual([]);
  });

  it('that names a folder of a developer is refused', () => {
    expect(places(`see ${['', 'work', 'main'].join('/')}`)).toHaveLength(1);
    expect(places(`see ${['', 'root', '.bashrc'].join('/')}`)).toHaveLength(1);
  });

  it('may name a folder of the same name elsewhere', () => {
    expect(places('chaos/work/a, $state/work/b, test/root/c')).toEqual([]);
  });
});
