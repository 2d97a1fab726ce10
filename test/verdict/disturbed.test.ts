import { describe, expect, it } from 'vitest';
import type { RunEvent } from '../../model/event.ts';
import type { Fact } from '../../model/evidence.ts';
import type { Sample } from '../../model/sample.ts';
import { writeId } from '../../model/sample.ts';
import { ms, perSecond } from '../../model/units.ts';
import type { EvidenceRecord } from '../../model/verdict.ts';
import { digestsOf } from '../../verdict/digest.ts';
import { disturbedEpisodes } from '../../verdict/disturbed.ts';
import { added, changed, without } from '../support/record-edits.ts';
import { times } from '../support/record-plan.ts';
import type { Shape } from '../support/record-shapes.ts';
import { downUntilHealed, frozenUntilHealed, halfDown } from '../support/record-shapes.ts';
import type { EpisodeRecipe, RecordRecipe } from '../support/record.ts';
import { recordOf } from '../support/record.ts';

/** Every tenth request of an operation begins so late: a tenth of a third is over the 99th percentile of all. */
const late =
  (lagMs: number, operation?: string) =>
  (samples: readonly Sample[]): readonly Sample[] =>
    samples.map((sample) =>
      sample.iteration % 10 === 7 && (operation ?? sample.operation) === sample.operation
        ? { ...sample, beganMs: sample.beganMs + lagMs }
        : sample,
    );

/** One read begins too late right after a moment: nothing of a phase, and much of a short window that begins there. */
const lateSince =
  (momentMs: number) =>
  (samples: readonly Sample[]): readonly Sample[] => {
    const first = samples.findIndex(({ operation, beganMs }) => operation === 'read' && beganMs > momentMs + 20);
    return samples.map((sample, place) => (place === first ? { ...sample, beganMs: sample.beganMs + 45 } : sample));
  };

const lateAtGate = lateSince(times.recovered);

/** The gate before found no steady state, so that nothing was done. */
const unbegun: EpisodeRecipe['edit'] = (events) =>
  changed(
    'gate-judged',
    { held: false },
    ({ side }) => side === 'before',
  )(
    events.filter(
      (event) =>
        !['fault-injected', 'evidence-seen', 'healing-started', 'fault-healed'].includes(event.type) &&
        !(event.type === 'gate-judged' && event.side === 'after'),
    ),
  );

const disturbedIn = (record: EvidenceRecord): ReturnType<typeof disturbedEpisodes> =>
  disturbedEpisodes(record, digestsOf(record));

const disturbed = (...episodes: readonly EpisodeRecipe[]): readonly string[] =>
  disturbedIn(recordOf({ episodes })).map(({ episode, fault, target }) => `${episode} ${fault} ${target}`);

const kill: EpisodeRecipe = { target: 'server1', fault: 'kill' };

/** Until a moment the reads of an episode lack what was written in so many milliseconds before them; then nothing. */
const lacking =
  (episode: number, lagMs: number, untilMs: number) =>
  (sample: Sample): Sample => {
    if (sample.operation !== 'read') return sample;
    const heldMs = sample.beganMs - (sample.beganMs < untilMs ? lagMs : 0);
    return { ...sample, seen: heldMs < 0 ? 0 : writeId(episode, Math.floor(heldMs / 10)) };
  };

/** An episode whose requests begin late, and whose reads lack writes. */
const lateAndStale = (episode: number, lagMs: number, untilMs: number): EpisodeRecipe => ({
  ...kill,
  editSamples: (samples) => late(45)(samples.map(lacking(episode, lagMs, untilMs))),
});

/** A slot that was never begun. */
const oneLess: Shape = ({ operation, slot }) => (operation === 'read' && slot === 300 ? 'drop' : {});

/** The load ends before the phase after healing does, and the gate says so: what took so long was done to the target. */
const outlived: EpisodeRecipe['edit'] = (events) =>
  changed(
    'gate-judged',
    { held: false },
    ({ side }) => side === 'after',
  )(changed('load-started', { durationMs: 17_040 })(events));

/** The last look at the fault in force was given up. */
const unwatched: EpisodeRecipe['edit'] = (events) =>
  events.filter((event) => event.type !== 'evidence-seen' || event.moment !== 'still');

/** An acknowledged write is nowhere. */
const unheld: EpisodeRecipe['edit'] = (events) =>
  changed('ledger-read', { present: '' }, ({ database }) => database === 'primary.mariadb')(events);
/** A component ends, and nobody asked it to. */
const crash = (at: RunEvent['at']): RunEvent => ({
  type: 'component-exited',
  at,
  component: 'server2.nginx',
  code: null,
  signal: 'SIGSEGV',
  intended: false,
});
/** It does so in the middle of the episode. */
const crashed: EpisodeRecipe['edit'] = added((events) => crash(events[4]!.at));
/** The watchdog had to act. */
const lifted: EpisodeRecipe['edit'] = added((events) => ({
  type: 'watchdog-lifted',
  at: events[6]!.at,
  episode: 4,
  fault: 'kill',
  target: 'server1',
  limitMs: 60_000,
  did: ['lifted'],
}));

/** A look found that a helper had not kept time, or that the process was still there as well. */
const looked = (...facts: readonly Fact[]) =>
  changed('evidence-seen', { evidence: { facts } }, ({ moment }) => moment === 'holds');
const untimely: Fact = { what: 'pace', seen: 'stopped in 35 % of 37 looks', asWanted: false, timing: true };

const unseen = { facts: [{ what: 'process', seen: 'still there', asWanted: false }] };

/** The fault was seen not to bite, and lifted at once. */
const toothless: EpisodeRecipe['edit'] = (events) =>
  changed(
    'evidence-seen',
    { evidence: unseen },
    ({ moment }) => moment === 'bit',
  )(without('evidence-seen', ({ moment }) => moment !== 'bit' && moment !== 'healed')(events));

/** The fault could not be injected. */
const uninjected: EpisodeRecipe['edit'] = (events) =>
  without('fault-injected')(without('evidence-seen', ({ moment }) => moment !== 'healed')(events));

/** Every tenth read of returning users alone begins too late. */
const lateKept: EpisodeRecipe['editSamples'] = (samples) => [
  ...samples.filter(({ arm }) => arm === 'main'),
  ...late(45, 'read')(samples.filter(({ arm }) => arm === 'returning')),
];

/** A run with returning users. */
const withReturning: RecordRecipe['plan'] = (same) => ({
  ...same,
  load: { ...same.load, returningPerSecond: perSecond(30) },
});

describe('an episode that the machine disturbed', () => {
  it('is one whose generator fell behind, whatever users got', () => {
    const behind = { ...kill, editSamples: late(45) };
    expect(disturbed(kill, behind, { ...behind, shape: downUntilHealed })).toEqual([
      '3 kill server1',
      '4 kill server1',
    ]);
  });

  it('is one whose generator fell behind for a single operation', () => {
    expect(disturbed({ ...kill, editSamples: late(45, 'write') })).toEqual(['2 kill server1']);
  });

  it('is one whose generator left slots out although users were free', () => {
    expect(disturbed({ ...kill, shape: oneLess })).toEqual(['2 kill server1']);
  });

  it('is one whose generator fell behind for returning users, or left slots of theirs out although users were free', () => {
    const episodes = [
      { ...kill, editSamples: lateKept },
      { ...kill, kept: oneLess },
      { ...kill, kept: downUntilHealed },
    ];
    expect(disturbedIn(recordOf({ episodes, plan: withReturning })).map(({ episode }) => episode)).toEqual([2, 3]);
  });

  it('is one whose generator fell behind in the window of the gate after healing', () => {
    const edit = changed('gate-judged', { held: false }, ({ side }) => side === 'after');
    const both = { ...kill, edit, editSamples: lateAtGate };
    const record = recordOf({ episodes: [both, { ...kill, editSamples: lateAtGate }, { ...kill, edit }] });
    const windows = { ...record.plan.windows, afterMs: ms(250) };
    const found = disturbedIn({ ...record, plan: { ...record.plan, windows } });
    expect(found.map(({ episode }) => episode)).toEqual([2]);
    expect(disturbed(both)).toEqual([]);
  });

  it('is one whose generator fell behind in the window of the gate before the fault, so that nothing was done', () => {
    // The last deadline before an act belongs to no phase, and to the window of the gate all the same.
    const lateLast = lateSince(times.act - 200);
    const record = recordOf({
      episodes: [
        { ...kill, edit: unbegun, editSamples: lateLast },
        { ...kill, edit: unbegun },
        { ...kill, editSamples: lateLast },
      ],
    });
    const windows = { ...record.plan.windows, settleMs: ms(times.act - 250), controlMs: ms(250) };
    const found = disturbedIn({ ...record, plan: { ...record.plan, windows } });
    expect(found.map(({ episode }) => episode)).toEqual([2]);
  });

  it('is one in which the clock was set that stamps requests, and none in which it was set for harm to data too', () => {
    const back = changed('load-ended', { clockDriftMs: -400 });
    const both: EpisodeRecipe['edit'] = (events) => back(unheld(events));
    const almost = changed('load-ended', { clockDriftMs: -50 });
    expect(disturbed({ ...kill, edit: back }, { ...kill, edit: both }, { ...kill, edit: almost })).toEqual([
      '2 kill server1',
    ]);
  });

  it('is one whose generator ended by itself or never began, and none that the run was asked to end', () => {
    const died = changed('load-ended', { code: null });
    const asked: EpisodeRecipe['edit'] = (events) =>
      added((all) => ({ type: 'run-interrupted', at: all[6]!.at, signal: 'SIGINT' }))(died(events));
    const because = 'k6 did not begin the load within 20 s';
    const unborn = added((events) => ({ type: 'act-failed', at: events[1]!.at, episode: 3, act: 'load', because }));
    const harmed: EpisodeRecipe['edit'] = (events) => died(unheld(events));
    const ended = changed('load-ended', { code: 105, neededMs: 17_000 });
    const edited = [died, unborn, harmed, ended].map((edit) => Object.assign({ edit }, kill));
    expect(disturbed(...edited)).toEqual(['2 kill server1', '3 kill server1']);
    expect(disturbed({ ...kill, edit: asked })).toEqual([]);
  });

  it('is none whose generator said why it ended: it would do so again', () => {
    const complained = changed('load-ended', { code: null, complaints: ['GoError: planted'], complaintCount: 1 });
    expect(disturbed({ ...kill, edit: complained })).toEqual([]);
  });

  it('is one in which nobody looked right before the healing', () => {
    expect(disturbed({ ...kill, edit: unwatched })).toEqual(['2 kill server1']);
  });

  it('is one in which a helper of ours was seen to be late, and nothing else was amiss', () => {
    const there = { what: 'process', seen: 'there', asWanted: true };
    const behind = { ...kill, edit: looked(there, untimely) };
    const amiss = { ...kill, edit: looked({ ...there, asWanted: false }, untimely) };
    const punctual = { ...kill, edit: looked(there, { ...untimely, asWanted: true }) };
    expect(disturbed(behind, amiss, punctual)).toEqual(['2 kill server1']);
  });

  it('is none whose fault did not bite, or could not be injected: nobody looks at what is not there', () => {
    expect(disturbed({ ...kill, edit: toothless }, { ...kill, edit: uninjected })).toEqual([]);
  });

  it('is none whose acts took longer than its load: that is the target’s own', () => {
    expect(disturbed({ ...kill, edit: outlived })).toEqual([]);
  });

  it('is none in which data was harmed, something crashed or the watchdog acted, however late requests were begun', () => {
    const behind = { ...kill, editSamples: late(45) };
    expect(
      disturbed({ ...behind, edit: unheld }, { ...behind, edit: crashed }, { ...behind, edit: lifted }, behind),
    ).toEqual(['5 kill server1']);
  });

  it('is one in which reads were stale as the plan allows it, and none in which they were older or went on', () => {
    const [old, goesOn] = [lateAndStale(3, 1e9, times.healing), lateAndStale(4, 3000, times.end)];
    const record = recordOf({ episodes: [lateAndStale(2, 3000, times.healing), old, goesOn] });
    const experiments = record.plan.experiments.map((one) => ({ ...one, staleReads: true }));
    const allowing = disturbedIn({ ...record, plan: { ...record.plan, experiments } });
    expect([disturbedIn(record), allowing.map(({ episode }) => episode)]).toEqual([[], [2]]);
  });

  it('is none that only lost something, however much', () => {
    expect(
      disturbed(
        { ...kill, shape: downUntilHealed },
        { ...kill, fault: 'pause', shape: frozenUntilHealed },
        { ...kill, target: 'balancer', shape: halfDown },
        { ...kill, editSamples: late(18) },
      ),
    ).toEqual([]);
  });
});
