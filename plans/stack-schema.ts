import { z } from 'zod';
import { componentKinds, operationNames, roles } from '../model/stack.ts';
import { atLeastOne, duration, line, name, word } from './leaf.ts';

/** Most hosts, components and links of a stack; each host is a network namespace. */
const [maxHosts, maxComponents, maxLinks] = [60, 120, 500];

/** Most places besides the entry, and most addresses of users: those that the lab keeps for them. */
const [maxEntries, maxClientAddresses] = [9, 64];
const fromAddresses = { error: `It must be a whole number from 1 to ${maxClientAddresses}.` };

const aMap = { error: 'It must be a map of keys and values.' };
const stopSignals = ['SIGTERM', 'SIGINT', 'SIGQUIT', 'SIGHUP', 'SIGUSR1', 'SIGUSR2', 'SIGKILL'] as const;

const names = (about: string, max: number, min = 1) => {
  const error = `It must be a list of ${min} to ${max} names.`;
  return z.array(name('A name.'), { error }).min(min, { error }).max(max, { error }).meta({ description: about });
};

const words = (about: string) => {
  const error = 'It must be a list of 1 to 100 texts: the program and its arguments, each by itself.';
  return z
    .array(z.string({ error }).min(1, { error }).max(4096, { error }), { error })
    .min(1, { error })
    .max(100, { error })
    .meta({ description: about });
};

const texts = (about: string) => {
  const error = 'It must be a map of names and texts.';
  return z.record(z.string(), z.string({ error: 'It must be a text.' }), { error }).meta({ description: about });
};

const oneOf = 'It must have exactly one of the keys tcp, http and exec.';

const ready = z
  .strictObject(
    {
      tcp: z
        .literal(true, { error: 'It must be true.' })
        .meta({ description: 'Its port accepts connections.' })
        .optional(),
      http: z
        .string({ error: 'It must be a path such as /health.' })
        .regex(/^\/[\u0021-\u007e]{0,200}$/, { error: 'It must be a path such as /health.' })
        .meta({ description: 'It answers 200 to this path on its port.' })
        .optional(),
      exec: words('This command, run on its host, ends with 0.').optional(),
    },
    aMap,
  )
  .refine((value) => Object.keys(value).length === 1, { error: oneOf })
  .meta({ description: 'How to see that it serves: one of tcp, http and exec.', minProperties: 1, maxProperties: 1 });

const command = z
  .strictObject(
    {
      argv: words('Program and arguments, each by itself; no shell is involved. It must stay in the foreground.'),
      env: texts('Variables of its environment beside the usual.').optional(),
      ready,
      readyWithin: duration('Longest time until it serves; 15s when absent.', 100, 120_000).optional(),
      stop: word('Signal by which it is asked to end; SIGTERM when absent.', stopSignals).optional(),
      stopWithin: duration('Longest time from that signal to its end; 5s when absent.', 100, 60_000).optional(),
    },
    aMap,
  )
  .meta({ description: 'What a component of kind `command` runs; no other kind has it.' });

const settings = z
  .record(
    z.string(),
    z.union([z.string(), z.number(), z.boolean()], { error: 'It must be a text, a number, true or false.' }),
    aMap,
  )
  .meta({ description: "Settings of the kind; what is not said takes the kind's default." });

const port = { error: 'It must be a port from 1 to 65535, or 0 for none.' };

const component = z
  .strictObject(
    {
      name: name('Its name; `<host>.<kind>` when absent.').optional(),
      host: name('Host it runs on.'),
      kind: word('Which program it is; `command` is any.', componentKinds),
      role: word("What it is there for; the kind's own when absent.", roles).optional(),
      port: z
        .int(port)
        .min(0, port)
        .max(65_535, port)
        .meta({ description: "TCP port it listens on; the kind's own when absent." })
        .optional(),
      settings: settings.optional(),
      files: texts(
        'Files in its own directory, by name: the text, or `@path` of a file beside the stack file; also instead of a generated one.',
      ).optional(),
      append: texts('Text behind the end of a generated file, by name, or `@path`.').optional(),
      command: command.optional(),
    },
    aMap,
  )
  .meta({ description: 'One process on a host.' });

const link = z
  .strictObject(
    {
      from: name('Component that opens the connection.'),
      to: name('Component that accepts it.'),
      operations: z
        .array(word('What a user does.', atLeastOne(operationNames)), { error: 'It must be a list of operations.' })
        .meta({ description: 'Operations that travel it; absent: all; empty: no request of a user.' })
        .optional(),
      backup: z
        .literal(true, { error: 'It must be true, or left out.' })
        .meta({ description: 'HAProxy, or a Nginx with several, uses it only when the others are down.' })
        .optional(),
    },
    aMap,
  )
  .meta({ description: 'One component calls another.' });

const address = z
  .strictObject(
    {
      name: name('Name of the address; it resolves on every host.'),
      on: names('Hosts that may have it, the preferred one first.', 10),
    },
    aMap,
  )
  .meta({ description: 'An address that one of its hosts has at a time; keepalived there moves it.' });

const listOf = <Item extends z.ZodType>(item: Item, what: string, min: number, max: number, about: string) => {
  const error = `It must be a list of ${min} to ${max} ${what}.`;
  return z.array(item, { error }).min(min, { error }).max(max, { error }).meta({ description: about });
};

/** The one shape of a stack file, in YAML or TypeScript. Text in, numbers out; unknown keys are refused. */
export const stackSchema = z
  .strictObject(
    {
      name: name('Name of the stack, in reports and lists.'),
      title: line('One line for lists and reports; the name when absent.').optional(),
      client: name(
        'Host from which the load comes; `client` when absent. It need not be in the list of hosts.',
      ).optional(),
      entry: name("Where the users' requests go: a component, or a floating address."),
      furtherEntries: names(
        'Further places that requests go to in turn with `entry`, as by a name with several addresses.',
        maxEntries,
      ).optional(),
      clientAddresses: z
        .int(fromAddresses)
        .min(1, fromAddresses)
        .max(maxClientAddresses, fromAddresses)
        .meta({ description: "Addresses from which users come, each from one; absent: the client's own alone." })
        .optional(),
      hosts: names('Every machine, in drawing order.', maxHosts),
      components: listOf(component, 'components', 1, maxComponents, 'Every process, in starting order.'),
      links: listOf(link, 'links', 0, maxLinks, 'Who calls whom.').optional(),
      addresses: listOf(address, 'addresses', 1, 20, 'Floating addresses.').optional(),
      firewall: z
        .literal(true, { error: 'It must be true, or left out.' })
        .meta({ description: 'Every host but the client lets in only what a link or the entry calls for.' })
        .optional(),
      serving: names(
        'Hosts that must be seen answering in steady state; absent: every one that answers name.',
        maxHosts,
      ).optional(),
      failoverBudget: duration(
        'Longest failover by design; computed when absent, from generated files of HAProxy or keepalived, nothing appended.',
        0,
        300_000,
      ).optional(),
      because: line('Where the failover budget comes from.').optional(),
    },
    aMap,
  )
  .meta({ title: 'spofproof stack', description: 'Hosts, the processes on them, and who calls whom.' });

/** The schema of a stack file as JSON Schema (draft 2020-12), for editors. */
export const stackJsonSchema = (): Record<string, unknown> => ({
  ...z.toJSONSchema(stackSchema, { io: 'input', target: 'draft-2020-12' }),
});
