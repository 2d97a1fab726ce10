import { describe, expect, it } from 'vitest';
import { parseSource } from '../source.ts';
import { cycleComplaints, edgeComplaints, inputComplaints, seamComplaints, targetComplaints } from './imports.ts';

const file = (path: string, text: string) => parseSource({ path, text });

describe('the star', () => {
  it('lets every folder import itself, model/ and outside packages', () => {
    const text = `import '../model/units.ts';\nimport './b.ts';\nimport 'zod';\nimport 'node:fs';`;
    expect(edgeComplaints([file('chaos/a.ts', text)])).toEqual([]);
  });

  it('refuses an import from one stage into another, with its line', () => {
    expect(edgeComplaints([file('chaos/faults/stop.ts', `\nimport { up } from '../../stack/up.ts';`)])).toEqual([
      'chaos/faults/stop.ts:2: chaos may not import stack (../../stack/up.ts)',
    ]);
  });

  it('refuses a type, a re-export and a dynamic import just as well', () => {
    const text = `import type { A } from '../stack/a.ts';\nexport { b } from '../chaos/b.ts';\nawait import('../plans/c.ts');`;
    expect(edgeComplaints([file('verdict/a.ts', text)])).toHaveLength(3);
  });

  it('refuses whoever imports scripts/, and a model that imports anything', () => {
    expect(edgeComplaints([file('reports/a.ts', `import '../scripts/run.ts';`)])).toHaveLength(1);
    expect(edgeComplaints([file('model/a.ts', `import '../plans/index.ts';`)])).toHaveLength(1);
  });

  it('refuses a product that imports its tests', () => {
    expect(edgeComplaints([file('scripts/a.ts', `import '../test/support/source.ts';`)])).toHaveLength(1);
  });

  it('refuses a folder that nobody has put into the table', () => {
    expect(edgeComplaints([file('extra/a.ts', `import '../model/units.ts';`)])).toHaveLength(1);
  });

  it('lets tests and the bench import everything', () => {
    const text = `import '../scripts/run.ts';\nimport '../stack/up.ts';`;
    expect(edgeComplaints([file('test/a.ts', text), file('bench/a.ts', text)])).toEqual([]);
  });
});

describe('an import', () => {
  it('without its extension, or of a file that is not there, is refused', () => {
    const sources = [file('model/a.ts', `import './b';\nimport './c.ts';\nimport './b.ts';`)];
    expect(targetComplaints(sources, new Set(['model/b.ts']))).toEqual([
      'model/a.ts:1: no file ./b',
      'model/a.ts:2: no file ./c.ts',
    ]);
  });

  it('of zx is refused everywhere but in the seam', () => {
    const text = `import { $ } from 'zx';`;
    expect(seamComplaints([file('stack/shell.ts', text), file('stack/up.ts', text)])).toEqual([
      'stack/up.ts:1: only stack/shell.ts imports zx',
    ]);
  });

  it('of a module that reads or writes is refused in a pure folder', () => {
    const text = `import 'node:fs';\nimport 'node:util';`;
    expect(inputComplaints([file('verdict/a.ts', text), file('chaos/a.ts', text)])).toEqual([
      'verdict/a.ts:1: verdict/ is pure and may not import node:fs',
    ]);
  });
});

describe('a cycle', () => {
  it('of three files is named once, along its way', () => {
    const sources = [
      file('model/a.ts', `import './b.ts';`),
      file('model/b.ts', `import type { C } from './c.ts';`),
      file('model/c.ts', `export { a } from './a.ts';`),
      file('model/d.ts', `import './a.ts';`),
    ];
    expect(cycleComplaints(sources)).toEqual(['import cycle: model/a.ts -> model/b.ts -> model/c.ts -> model/a.ts']);
  });

  it('is not seen where two ways lead to the same file', () => {
    const sources = [
      file('model/a.ts', `import './b.ts';\nimport './c.ts';`),
      file('model/b.ts', `import './c.ts';`),
      file('model/c.ts', ''),
    ];
    expect(cycleComplaints(sources)).toEqual([]);
  });
});
