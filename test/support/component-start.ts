import type { ComponentStart } from '../../stack/index.ts';

/** A process of a component that began. */
export const startOf = (component: string, pid: number): ComponentStart => ({
  component,
  pid,
  startTicks: '100',
  argv: ['nsenter', '--net=/run/netns/server1', '--', component],
  options: { logFile: `/logs/${component}.log`, env: { ITS: 'own' }, cwd: `/run/${component}` },
});
