import type { ComponentSpec } from '../../model/stack.ts';
import { alertmanager } from './alertmanager.ts';
import { app } from './app.ts';
import { blackboxExporter } from './blackbox-exporter.ts';
import { commandKind } from './command.ts';
import { garbd } from './garbd.ts';
import { haproxy } from './haproxy.ts';
import { keepalived } from './keepalived.ts';
import type { NodeKind } from './kind.ts';
import { mariadb } from './mariadb.ts';
import { mysqldExporter } from './mysqld-exporter.ts';
import { nginx } from './nginx.ts';
import { prometheus } from './prometheus.ts';
import { webhook } from './webhook.ts';

/** Every kind of program that the lab knows how to run; a `command` says so itself. */
const kinds: readonly NodeKind[] = [
  haproxy,
  nginx,
  app,
  mariadb,
  garbd,
  keepalived,
  prometheus,
  alertmanager,
  blackboxExporter,
  mysqldExporter,
  webhook,
];

/** The kind of a component. */
export function kindOf({ name, kind, command }: ComponentSpec): NodeKind {
  const found = command ? commandKind(command) : kinds.find((each) => each.kind === kind);
  if (!found) throw new Error(`${name} is of no kind that can be run: ${kind}`);
  return found;
}
