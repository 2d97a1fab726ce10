import { relative } from 'node:path';
import { build } from 'esbuild';
import { expect, it } from 'vitest';
import { bundling, ownFiles } from '../../stack/app-bundle.ts';

it('is named by every file that it is made of, so that none of them changes and the old one goes on serving', async () => {
  const { metafile } = await build({ ...bundling, write: false, metafile: true });
  const made = Object.keys(metafile.inputs).filter((file) => !file.startsWith('node_modules/'));
  expect(made.toSorted()).toEqual(
    ownFiles()
      .map((file) => relative('.', file))
      .toSorted(),
  );
});
