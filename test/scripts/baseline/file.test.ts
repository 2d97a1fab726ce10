import { lstatSync, readFileSync, readdirSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { earlierBaseline, readBaseline, writeBaseline } from '../../../scripts/baseline/file.ts';
import { updateBaseline } from '../../../verdict/gate/update.ts';
import { temporaryFolder } from '../../support/cli.ts';
import { lineFixture } from '../../support/history-fixture.ts';

const temporary = temporaryFolder();
afterAll(temporary.remove);
const file = join(temporary.path, 'b.json');
const { baseline } = updateBaseline(undefined, lineFixture());

describe('a baseline in its file', () => {
  it('is not there at first, and then what was written', () => {
    expect(earlierBaseline(file)).toBe(undefined);
    expect(writeBaseline(file, baseline)).toBe(true);
    expect(readBaseline(file).baseline).toEqual(baseline);
    expect(readdirSync(temporary.path)).toEqual(['b.json']);
  });

  it('with the same bytes is left alone', () => {
    const { ino } = statSync(file);
    expect(writeBaseline(file, baseline)).toBe(false);
    expect(statSync(file).ino).toBe(ino);
  });

  it('is written to where a link points, and refused where that is nowhere', () => {
    const [link, dangling] = [join(temporary.path, 'link.json'), join(temporary.path, 'dangling.json')];
    symlinkSync('b.json', link);
    expect(writeBaseline(link, { ...baseline, comment: 'shared' })).toBe(true);
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
    expect(readBaseline(file).baseline).toMatchObject({ comment: 'shared' });
    symlinkSync('missing.json', dangling);
    expect(() => earlierBaseline(dangling)).toThrow(expect.objectContaining({ code: 'bad-argument' }));
  });

  it('is replaced whole', () => {
    expect(writeBaseline(file, { ...baseline, comment: 'more' })).toBe(true);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ comment: 'more' });
  });
});
