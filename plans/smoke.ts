import type { PlanFile } from './file.ts';

/**
 * The whole way in well under a minute: one machine that is missed and one that is not. Its bar is lower than the
 * default (204 requests of which four are bad still show 95 %), so that its windows can be short.
 */
export const smoke: PlanFile = {
  suite: 'smoke',
  title: 'The shortest proof: one machine that is missed, one that is not',
  stack: 'two-servers',
  windows: { settle: '500ms', control: '1700ms', hold: '4s', recovery: '3s', after: '1700ms' },
  bars: { availability: '95 %' },
  experiments: [
    { target: 'balancer', fault: 'sham' },
    { target: 'balancer', fault: 'stop', spof: ['static', 'read', 'write'] },
    { target: 'server1', fault: 'stop', spof: [] },
  ],
};
