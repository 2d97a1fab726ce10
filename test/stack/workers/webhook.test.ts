import { describe, expect, it } from 'vitest';
import { told } from '../../../stack/alerts.ts';
import { alertsIn } from '../../../stack/workers/webhook.ts';

const alert = (status: string, labels: Record<string, string>) => ({ status, labels, annotations: {} });
const posted = JSON.stringify({
  version: '4',
  alerts: [alert('firing', { alertname: 'A', component: 'x.app', job: 'j' }), alert('resolved', { alertname: 'B' })],
});

const when = { atMs: 5, uptimeMs: 3 };

describe('the receiver of alerts', () => {
  it('reads what Alertmanager posts', () => {
    expect(alertsIn(posted, when)).toEqual([
      { ...when, status: 'firing', name: 'A', component: 'x.app' },
      { ...when, status: 'resolved', name: 'B', component: '' },
    ]);
    expect(alertsIn('{}', when)).toEqual([]);
  });

  it('is read back from its log, other words and half a line aside', () => {
    const lines = alertsIn(posted, when).map((one) => JSON.stringify(one));
    expect(told(`(node:7) a warning\n${lines.join('\n')}\n{"atMs":6,"sta`)).toEqual(alertsIn(posted, when));
  });
});
