import type { ComponentKind } from '../../model/stack.ts';
import { app } from './app.ts';
import { haproxy } from './haproxy.ts';
import type { NodeKind } from './kind.ts';
import { mariadb } from './mariadb.ts';
import { nginx } from './nginx.ts';

/** Every kind of program the lab can run. */
const kinds: readonly NodeKind[] = [haproxy, nginx, app, mariadb];

/** The kind of that name. */
export function kindNamed(name: ComponentKind): NodeKind {
  const found = kinds.find((kind) => kind.kind === name);
  if (!found) throw new Error(`no node kind ${name}`);
  return found;
}
