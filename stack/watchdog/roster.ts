import type { ComponentStart, HelperScript } from '../lab.ts';

/** The processes of the lab that the watchdog may have to act on. */
export interface Roster {
  /** Takes note of a process; it takes the place of the one before. */
  note(start: ComponentStart): void;
  /** The latest process of a component, or of one of its helpers; undefined when there never was one. */
  find(component: string, helper?: HelperScript): ComponentStart | undefined;
}

const key = (component: string, helper = 'itself'): string => `${helper} of ${component}`;

/** An empty roster. */
export function openRoster(): Roster {
  const latest = new Map<string, ComponentStart>();
  return {
    note: (start) => void latest.set(key(start.component, start.helper), start),
    find: (component, helper) => latest.get(key(component, helper)),
  };
}
