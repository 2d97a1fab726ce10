import { describe, expect, it } from 'vitest';
import { parseSource, repositoryFiles } from './support/source.ts';
import { docComplaints } from './support/tidy/docs.ts';
import {
  cycleComplaints,
  edgeComplaints,
  inputComplaints,
  seamComplaints,
  targetComplaints,
} from './support/tidy/imports.ts';
import { linkComplaints } from './support/tidy/links.ts';
import { listComplaints } from './support/tidy/lists.ts';
import { purityComplaints } from './support/tidy/purity.ts';
import { fileSizeComplaints, functionSizeComplaints, widthComplaints } from './support/tidy/sizes.ts';
import {
  assertionComplaints,
  bareExpectComplaints,
  evasionComplaints,
  placeOfTestComplaints,
  replacingComplaints,
  titleComplaints,
} from './support/tidy/tests.ts';
import { leftoverComplaints, nameComplaints, placeComplaints } from './support/tidy/words.ts';

const files = repositoryFiles(['']);
const paths = files.map(({ path }) => path);
const sources = files.filter(({ path }) => /\.(ts|mjs)$/.test(path) && !path.startsWith('docs/')).map(parseSource);

describe('the repository', () => {
  it('is read at all', () => {
    expect(paths).toContain('model/failure.ts');
    expect(sources.length).toBeGreaterThan(20);
  });
});

describe('imports', () => {
  it('follow the star: each folder knows itself and model/, scripts/ wires, nobody imports scripts/', () => {
    expect(edgeComplaints(sources)).toEqual([]);
  });

  it('name files that exist, with their extension', () => {
    expect(targetComplaints(sources, new Set(paths))).toEqual([]);
  });

  it('run in no cycle', () => {
    expect(cycleComplaints(sources)).toEqual([]);
  });

  it('of zx stand in the one seam', () => {
    expect(seamComplaints(sources)).toEqual([]);
  });
});

describe('pure folders', () => {
  it('do no input and no output', () => {
    expect(inputComplaints(sources)).toEqual([]);
  });

  it('know neither clock nor chance nor process', () => {
    expect(purityComplaints(sources)).toEqual([]);
  });
});

describe('sizes', () => {
  it('of files stay small', () => {
    expect(fileSizeComplaints(sources)).toEqual([]);
  });

  it('of functions stay small', () => {
    expect(functionSizeComplaints(sources)).toEqual([]);
  });

  it('of lines fit a screen', () => {
    expect(widthComplaints(sources)).toEqual([]);
  });
});

describe('words', () => {
  it('stand above every export and every field of an exported type', () => {
    expect(docComplaints(sources)).toEqual([]);
  });

  it('in names of files say what is inside', () => {
    expect(nameComplaints(paths)).toEqual([]);
  });

  it('put no work off', () => {
    expect(leftoverComplaints(sources)).toEqual([]);
  });

  it('bind the repository to no network and no machine', () => {
    expect(placeComplaints(files.filter(({ path }) => !/\.(png|svg|sum)$/.test(path)))).toEqual([]);
  });
});

describe('pages', () => {
  it('link to what is there', () => {
    expect(linkComplaints(files)).toEqual([]);
  });
});

describe('lists', () => {
  it('hold exactly the files of their folder', () => {
    expect(listComplaints(sources)).toEqual([]);
  });
});

describe('tests', () => {
  it('are all run, once', () => {
    expect(evasionComplaints(sources)).toEqual([]);
  });

  it('each assert something', () => {
    expect([...assertionComplaints(sources), ...bareExpectComplaints(sources)]).toEqual([]);
  });

  it('claim by their titles', () => {
    expect(titleComplaints(sources)).toEqual([]);
  });

  it('have their modules to themselves where they replace some', () => {
    const settings = files.find(({ path }) => path === 'vitest.config.ts')?.text ?? '';
    expect(replacingComplaints(sources, settings)).toEqual([]);
  });

  it('stand where the file stands that they test', () => {
    expect(placeOfTestComplaints(paths)).toEqual([]);
  });
});
