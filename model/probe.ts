/** What a plan may say of a probe beside its name; `target`: host or component, `fault`: verb, `within`: longest time. */
export type ProbeOption = 'target' | 'fault' | 'within';

/**
 * Questions that can be asked of a raised stack beside faults, each with what its plan may say of it. One file each in
 * `chaos/probes/`, which gathers, and in `verdict/probes/`, which judges.
 */
export const probeOptions = {
  'serving-order': [],
  'serving-shares': [],
  stickiness: ['target'],
  'follows-load': ['target'],
  standby: [],
  'read-origin': [],
  'write-origin': [],
  replication: [],
  promotion: [],
  'more-servers': ['target'],
  'survivor-load': ['target'],
  'passive-capacity': ['target'],
  reachability: [],
  'wire-tap': [],
  'tls-edge': [],
  'wire-alteration': [],
  alert: ['target', 'fault', 'within'],
} as const satisfies Record<string, readonly ProbeOption[]>;

/** One of them: a noun that names what is asked for. */
export type ProbeId = keyof typeof probeOptions;

/** Every probe, in the order of lists. */
export const probeIds = Object.keys(probeOptions) as readonly ProbeId[];
