import { fileURLToPath } from 'node:url';
import { Failure } from '../../model/failure.ts';
import type { RunningProcess } from '../../model/handle.ts';
import type { Milliseconds } from '../../model/units.ts';
import { later } from '../../model/units.ts';
import { compiledCode } from '../compiled.ts';
import type { ComponentStart, RaiseOptions } from '../lab.ts';
import { lastLines } from '../log-lines.ts';
import type { Order, Watch, Word } from './orders.ts';
import type { WatchdogSettings } from './watchdog.ts';

/** The watchdog as the controller knows it. */
export interface Watchdog {
  /** Tells it of a process that began. */
  know(start: ComponentStart): void;
  /** Resolves when it watches a fault that is about to be injected; rejects when nobody does. */
  arm(watch: Watch): Promise<void>;
  /**
   * Tells it that the controller heals, and how long that may take: only then does it lift the fault after all. Resolves with
   * what it had done about the fault, empty when nothing, and when what it had started is gone. One that does not answer is
   * ended: healing waits for nobody.
   */
  stepBack(episode: number, healingMs: Milliseconds): Promise<readonly string[]>;
  /** Tells it that a fault is healed. */
  disarm(episode: number): void;
  /** Ends it. */
  end(): Promise<void>;
}

/** What the watchdog needs to be started. */
export interface WatchdogOptions extends Pick<RaiseOptions, 'shell' | 'clock'>, WatchdogSettings {
  /** File of its complaints. */
  readonly logFile: string;
}

/** Longest wait for an answer; the first one includes the start of a Node on a busy machine. */
export const answerMs = 5000;

/** Starts the watchdog of a run. */
export function openWatchdog(options: WatchdogOptions): Watchdog {
  const { shell, clock, spec, tools, journalFile, logFile } = options;
  const file = fileURLToPath(new URL('watchdog.ts', import.meta.url));
  const settings: WatchdogSettings = { journalFile, spec, tools };
  const running = shell.start([tools.node, file], { logFile, talks: true, env: compiledCode() });
  running.talk?.tell(JSON.stringify(settings));
  const ask = askIn(options, running);
  const tell = (order: Order): void => running.talk?.tell(JSON.stringify(order));
  return {
    know: (start) => tell({ order: 'know', start }),
    arm: async (watch) => {
      const answer = await ask({ order: 'arm', watch, at: clock.now() }, 'armed', watch.episode);
      if (!answer) throw absent(logFile);
    },
    stepBack: async (episode, healingMs) => {
      const answer = await ask({ order: 'step-back', episode, healingMs }, 'stepped-back', episode);
      if (!answer) running.signal('SIGKILL');
      return answer?.did ?? [];
    },
    disarm: (episode) => tell({ order: 'disarm', episode }),
    end: async () => {
      running.talk?.close();
      if (!(await inTime(options, running.ended))) running.signal('SIGKILL');
      await running.ended;
    },
  };
}

type Ask = (order: Order, word: Word['word'], episode: number) => Promise<Word | undefined>;

/** Gives an order and waits for its answer; undefined when it ends, or lets its time pass, without one. */
function askIn(options: WatchdogOptions, { talk, ended }: RunningProcess): Ask {
  const waiting = new Map<string, (word: Word) => void>();
  talk?.hear((line) => {
    const word = JSON.parse(line) as Word;
    waiting.get(`${word.word} ${word.episode}`)?.(word);
  });
  return async (order, word, episode) => {
    const { promise, resolve } = Promise.withResolvers<Word | undefined>();
    waiting.set(`${word} ${episode}`, resolve);
    void ended.then(() => resolve(undefined));
    talk?.tell(JSON.stringify(order));
    return inTime(options, promise);
  };
}

/** The value, unless it does not come in time. */
async function inTime<Value>(
  { clock }: Pick<WatchdogOptions, 'clock'>,
  value: Promise<Value>,
): Promise<Value | undefined> {
  const over = new AbortController();
  const late = clock.until(later(clock.now(), answerMs), over.signal).catch(() => undefined);
  try {
    return await Promise.race([value, late.then(() => undefined)]);
  } finally {
    over.abort();
  }
}

const absent = (logFile: string): Failure =>
  new Failure('command-failed', {
    what: 'the watchdog does not watch',
    why: `it has ended, or did not answer within ${answerMs} ms; without it no fault is injected`,
    log: lastLines(logFile),
  });
