import { expect, it } from 'vitest';
import { readOrigin } from '../../../chaos/probes/read-origin.ts';
import { fakeScene } from '../../support/probe-scene.ts';

it('writes down what each database counted meanwhile, and not what it had counted before', async () => {
  const scene = fakeScene();
  await scene.stack.visit({ operation: 'read', visitor: 0 });
  await readOrigin.gather(scene);
  expect(scene.seen.filter(({ kind }) => kind === 'statements')).toEqual([
    { kind: 'statements', database: 'primary.mariadb', selects: 0, inserts: 0 },
    { kind: 'statements', database: 'replica.mariadb', selects: 60, inserts: 0 },
  ]);
});
