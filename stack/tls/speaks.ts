import type { ComponentSpec } from '../../model/stack.ts';

/** Whether a component speaks TLS on its port: HAProxy, when its settings say so. */
export const speaksTls = ({ kind, settings }: Pick<ComponentSpec, 'kind' | 'settings'>): boolean =>
  kind === 'haproxy' && settings?.['tls'] === true;
