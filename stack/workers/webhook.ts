import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import { uptimeMs } from '../uptime.ts';

/** Where the receiver of alerts listens. */
interface WebhookOrders {
  readonly address: string;
  readonly port: number;
}

/** One alert that Alertmanager told of, as the receiver writes it down. */
export interface ToldAlert {
  /** When it was told, by the wall clock: for whoever reads the log. */
  readonly atMs: number;
  /** The same in milliseconds since the machine began: somebody may set the wall clock between two alerts. */
  readonly uptimeMs: number;
  /** Whether it began or is over. */
  readonly status: 'firing' | 'resolved';
  /** Name of its rule. */
  readonly name: string;
  /** Component that it is about; empty when it names none. */
  readonly component: string;
}

/** The alerts in what Alertmanager posts (its webhook, version 4). */
export function alertsIn(
  text: string,
  { atMs, uptimeMs: upMs }: Pick<ToldAlert, 'atMs' | 'uptimeMs'>,
): readonly ToldAlert[] {
  const { alerts = [] } = JSON.parse(text) as {
    readonly alerts?: readonly { readonly status: string; readonly labels: Readonly<Record<string, string>> }[];
  };
  return alerts.map(({ status, labels: { alertname: name = '', component = '' } }) => ({
    atMs,
    uptimeMs: upMs,
    status: status === 'resolved' ? 'resolved' : 'firing',
    name,
    component,
  }));
}

async function textOf(request: IncomingMessage): Promise<string> {
  request.setEncoding('utf8');
  let text = '';
  for await (const part of request) text += String(part);
  return text;
}

/** Every alert becomes a line, written before it is confirmed: one that was not will be told again. */
async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    const text = await textOf(request);
    const alerts = request.method === 'POST' ? alertsIn(text, { atMs: Date.now(), uptimeMs: uptimeMs() }) : [];
    process.stdout.write(alerts.map((alert) => `${JSON.stringify(alert)}\n`).join(''));
    response.end();
  } catch {
    response.destroy();
  }
}

if (import.meta.main) {
  const { address, port } = JSON.parse(process.argv[2] ?? 'null') as WebhookOrders;
  createServer((request, response) => void take(request, response)).listen(port, address);
}
