import type { ComponentHandle, DiskFacts, LossFacts, LossHandle, PaceFacts, SlotFacts } from '../../model/handle.ts';
import { share } from '../../model/units.ts';

/** Does a command: keeps it in the list, suffers what was planted for it, then the effect. */
type Act = (command: string, effect: () => void) => Promise<void>;

type AnyFacts = PaceFacts & SlotFacts & DiskFacts & LossFacts;

/** What can befall a fake target beside the life of its processes, without a process. */
export interface FakeAfflictions {
  /** Pace, connections and disk of a component. */
  of(component: string): Pick<ComponentHandle, 'pace' | 'slots' | 'disk'>;
  /** Packet loss of the target. */
  readonly loss: LossHandle;
  /** Changes what is seen from now on, for example of `server1.app pace` or `loss`, behind everybody's back. */
  readonly plant: (what: string, facts: Partial<AnyFacts>) => void;
}

const plannedShare = share(2 / 3);

/** Sets them up: nothing is wrong, and each act has its full effect. */
export function fakeAfflictions(name: string, act: Act, wedges: boolean): FakeAfflictions {
  const active = new Set<string>();
  const planted = new Map<string, Partial<AnyFacts>>();
  const begin = (what: string) => () => void active.add(what);
  const end = (what: string) => () => void active.delete(what);
  const seen = async <Facts extends object>(what: string, sound: Facts, harmed: Partial<Facts>): Promise<Facts> =>
    Object.assign({}, sound, active.has(what) ? harmed : {}, planted.get(what));
  return {
    plant: (what, facts) => void planted.set(what, facts),
    loss: {
      lose: () => act(`lose ${name}`, begin('loss')),
      restore: () => act(`restore loss of ${name}`, end('loss')),
      observe: () =>
        seen<LossFacts>(
          'loss',
          { inPlace: false, seenPackets: 0, droppedPackets: 0, plannedShare: share(0.3) },
          { inPlace: true, seenPackets: 1000, droppedPackets: 310 },
        ),
    },
    of: (each) => ({
      pace: {
        hamper: () => act(`hamper ${each}`, begin(`${each} pace`)),
        free: () => act(`free ${each}`, end(`${each} pace`)),
        observe: () =>
          seen<PaceFacts>(
            `${each} pace`,
            { hampered: false, stoppedShare: share(0), looks: 40, plannedShare },
            { hampered: true, stoppedShare: share(0.65) },
          ),
      },
      slots: {
        get limit() {
          const slots = planted.get(`${each} slots`);
          return slots && 'limit' in slots ? slots.limit : 300;
        },
        occupy: () => act(`occupy ${each}`, begin(`${each} slots`)),
        vacate: () => act(`vacate ${each}`, end(`${each} slots`)),
        observe: () =>
          seen<SlotFacts>(`${each} slots`, { limit: 300, taken: 12, waiting: 0, held: 0 }, { taken: 300, held: 290 }),
      },
      disk: {
        wedges,
        fill: () => act(`fill ${each}`, begin(`${each} disk`)),
        empty: () => act(`empty ${each}`, end(`${each} disk`)),
        observe: () =>
          seen<DiskFacts>(
            `${each} disk`,
            { totalBytes: 8_388_608, plannedBytes: 8_388_608, freeBytes: 7_340_032, ballastBytes: 0 },
            { freeBytes: 0, ballastBytes: 7_340_032 },
          ),
      },
    }),
  };
}
