import type { Journal } from '../../chaos/index.ts';
import type { RunEvent } from '../../model/event.ts';

/** A journal that keeps its events, for tests. */
export interface MemoryJournal extends Journal {
  /** Everything written, in order. */
  readonly events: readonly RunEvent[];
  /** The events of one type, in order. */
  of<Type extends RunEvent['type']>(type: Type): readonly Extract<RunEvent, { readonly type: Type }>[];
}

/** Opens a journal in memory; `also` hears of every event as it is written, and may throw to act as a full disk. */
export function memoryJournal(also: (event: RunEvent) => void = () => {}): MemoryJournal {
  const events: RunEvent[] = [];
  return {
    events,
    write: (event) => {
      also(event);
      events.push(event);
    },
    of: <Type extends RunEvent['type']>(type: Type) =>
      events.filter((event): event is Extract<RunEvent, { readonly type: Type }> => event.type === type),
  };
}
