import type { KindDescription, SettingValue } from '../model/kind.ts';
import { largestSetting } from '../model/kind.ts';
import type { ComponentSpec } from '../model/stack.ts';
import type { PlanPath } from './file.ts';
import type { PlanProblem } from './problem.ts';
import { guess } from './shape.ts';
import { shown } from './shown.ts';
import type { StackRule } from './stack-rule.ts';

/** What a text setting without choices may be: a name or a path, nothing that a configuration could take for its syntax. */
const plainWord = /^[\w./:-]{0,100}$/;

/** A rule for one component, its kind known. */
type PartRule = (component: ComponentSpec, kind: KindDescription, path: PlanPath) => readonly PlanProblem[];

const knownSettings: PartRule = ({ settings = {} }, kind, path) =>
  Object.entries(settings).flatMap(([name, value]) => settingProblem(name, value, kind, [...path, 'settings', name]));

function settingProblem(
  name: string,
  value: SettingValue,
  kind: KindDescription,
  path: PlanPath,
): readonly PlanProblem[] {
  const names = Object.keys(kind.settings);
  const known = Object.hasOwn(kind.settings, name) ? kind.settings[name] : undefined;
  if (known === undefined) {
    const list = names.length === 0 ? 'It has none.' : `Its settings are: ${names.join(', ')}.`;
    return [{ path, part: 'key', what: `${kind.kind} has no setting ${shown(name)}`, why: guess(name, names) + list }];
  }
  const must = mustBe(known, value, kind, name);
  if (must === undefined) return [];
  const near = guess(value, kind.choices[name] ?? []);
  return [{ path, what: `the setting ${name} cannot be ${shown(value)}`, why: `${near}It must be ${must}.` }];
}

/** What the value of a setting must be, in words, when it is not. */
function mustBe(
  known: SettingValue,
  value: SettingValue,
  { choices, ranges }: KindDescription,
  name: string,
): string | undefined {
  if (typeof known === 'boolean') return typeof value === 'boolean' ? undefined : 'true or false';
  if (typeof known === 'number') {
    const [least, greatest] = ranges[name] ?? [0, largestSetting];
    const fits = typeof value === 'number' && value >= least && value <= greatest && Number.isInteger(value);
    return fits ? undefined : `a whole number from ${least} to ${greatest}`;
  }
  const words = choices[name];
  if (words) return words.includes(String(value)) ? undefined : `one of: ${words.join(', ')}`;
  return typeof value === 'string' && plainWord.test(value) ? undefined : 'a name or a path';
}

const fittingRole: PartRule = ({ role }, kind, path) =>
  kind.roles.includes(role)
    ? []
    : [
        {
          path: [...path, 'role'],
          what: `${kind.kind} cannot be ${role}`,
          why: `It can be: ${kind.roles.join(', ')}.`,
        },
      ];

const commandOfItsOwn: PartRule = ({ kind, command }, _, path) => {
  if ((kind === 'command') === (command !== undefined)) return [];
  if (command) {
    const why = 'Other kinds know what they run; for another program say `kind: command`.';
    return [{ path: [...path, 'command'], part: 'key', what: `${kind} takes no command`, why }];
  }
  const why = 'It says what to run: argv and ready.';
  return [
    { path: [...path, 'command'], lacks: true, what: 'a component of kind command lacks the key "command"', why },
  ];
};

const portForProbe: PartRule = ({ port, command }, kind, path) => {
  const at = [...path, 'port'];
  if (kind.port > 0 && port === 0) return [{ path: at, what: `${kind.kind} needs a port`, why: 'It serves on one.' }];
  if (!command || port > 0 || 'exec' in command.ready) return [];
  const why = 'Readiness by tcp or http is asked for at its port: name one, or use exec.';
  return [{ path: at, lacks: true, what: 'the component lacks the key "port"', why }];
};

const partRules: readonly PartRule[] = [knownSettings, fittingRole, commandOfItsOwn, portForProbe];

const eachPart: StackRule = ({ stack, around }) =>
  stack.components.flatMap((component, index) => {
    const kind = around.kinds.find((each) => each.kind === component.kind);
    return kind ? partRules.flatMap((rule) => rule(component, kind, ['components', index])) : [];
  });

/** A role that the kind does not imply must be said. */
const roleSaid: StackRule = ({ read, around }) =>
  read.components.flatMap(({ kind, role }, index): readonly PlanProblem[] => {
    const own = around.kinds.find((each) => each.kind === kind);
    if (role !== undefined || own?.role !== undefined) return [];
    const why = `${kind} can be several: ${own?.roles.join(', ')}.`;
    return [{ path: ['components', index, 'role'], lacks: true, what: 'the component lacks the key "role"', why }];
  });

/** A port on which a component listens, and where the file says so. */
interface Listening {
  readonly name: string;
  readonly host: string;
  readonly port: number;
  readonly path: PlanPath;
}

/** That of its service, and that of its metrics. */
const portsOf = ({ name, host, port, settings }: ComponentSpec, index: number): readonly Listening[] => {
  const [at, metrics] = [['components', index], Number(settings?.['metricsPort'] ?? 0)];
  return [
    { name, host, port, path: [...at, 'port'] },
    { name, host, port: metrics, path: [...at, 'settings', 'metricsPort'] },
  ];
};

const eachPortOnce: StackRule = ({ stack: { components } }) => {
  const all = components.flatMap(portsOf).filter(({ port }) => port > 0);
  return all.flatMap(({ host, port, path }, index): readonly PlanProblem[] => {
    const first = all.findIndex((other) => other.host === host && other.port === port);
    if (first === index) return [];
    return [{ path, what: `port ${port} of ${host} is taken`, why: `${all[first]?.name} listens there already.` }];
  });
};

/** Rules about single components. */
export const componentRules: readonly StackRule[] = [roleSaid, eachPart, eachPortOnce];
