import { boundedProcess } from './bounded-process.ts';
import type { BareComponent, ManagedComponent } from './component.ts';
import { diskHandle } from './disk.ts';
import type { NodeKind } from './kinds/kind.ts';
import { diskMbOf } from './kinds/kind.ts';
import type { Lab } from './lab.ts';
import { paceHandle } from './pace.ts';
import { slotsHandle } from './slots.ts';

/** Adds to a component what else can befall it; a component that is struck takes the helpers of its faults along. */
export function afflictable(lab: Lab, component: BareComponent, kind: NodeKind): ManagedComponent {
  const { name, site } = component;
  const dutyCycle = boundedProcess(lab, name, 'duty-cycle');
  const slotHolder = boundedProcess(lab, name, 'slot-holder');
  const megabytes = diskMbOf(kind);
  return {
    ...component,
    pace: paceHandle(lab, component, dutyCycle),
    slots: slotsHandle(lab, site, kind.slots?.(site), slotHolder),
    disk: diskHandle(lab, { dir: site.dir, megabytes, wedges: kind.wedgesWhenFull ?? false }),
    strike: () => {
      dutyCycle.strike();
      slotHolder.strike();
      component.strike();
    },
  };
}
