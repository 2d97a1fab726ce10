import type { ForeignFormat, OpenQuestion } from '../../model/foreign.ts';

interface Question extends OpenQuestion {
  /** Formats that do not tell. */
  readonly of: readonly ForeignFormat[];
}

const k6: readonly ForeignFormat[] = ['k6-csv', 'k6-json'];
const every: readonly ForeignFormat[] = [...k6, 'samples'];

const questions: readonly Question[] = [
  {
    of: every,
    what: 'slots that were never sent',
    because:
      'Neither the planned rate nor what a generator that died would have sent is in the files, so requests can be missing ' +
      'without a trace. What failed did fail; that nothing else failed cannot be shown, and no survival is.',
    checks: ['dropped-slots', 'load-not-reached', 'few-slots', 'failed-count', 'outlived-load', 'blind-spot'],
  },
  {
    of: every,
    what: 'whether the generator kept its time',
    because:
      'When a request was due is not in the files, nor how busy the machine was: latency counts from when it began.',
    checks: ['starved-generator', 'clock-jump'],
  },
  {
    of: every,
    what: 'whether the clocks agree',
    because:
      'Moments of the files and of the events are compared as they stand. A clock that is off moves every phase.',
    checks: ['clock-jump'],
  },
  {
    of: every,
    what: 'what the databases hold',
    because: 'No ledger was read: an acknowledged write may be lost, doubled or unseen.',
    checks: ['lost-writes', 'doubled-writes', 'phantom-writes', 'diverged-replica', 'unread-ledger', 'stale-reads'],
  },
  {
    of: every,
    what: 'whether failures came in clusters',
    because: 'Only sums are kept, so that bounds are exact ones, which take requests for independent.',
    checks: ['straddled-bar'],
  },
  {
    of: k6,
    what: 'whether an answer was right',
    because:
      'Status and `expected_response` are in the files, content is not: a wrong page with status 200 counts as good.',
    checks: [],
  },
  {
    of: k6,
    what: 'which server answered',
    because: 'Tags are set before the answer comes. Nothing shows that another server took over.',
    checks: ['unseen-survivor'],
  },
  {
    of: k6,
    what: 'when a request began that was never sent',
    because:
      'k6 writes the end of a request, and a length of 0 when the dial failed or it was never written whole: it stands at its end.',
    checks: ['blind-spot'],
  },
  {
    of: k6,
    what: 'whether connections were new',
    because: 'Over a kept connection half of the failures may be hidden.',
    checks: ['unbooked-returning-users'],
  },
];

/** What a format leaves open, in the order of the list. */
export const openQuestions = (from: ForeignFormat): readonly OpenQuestion[] =>
  questions.filter(({ of }) => of.includes(from)).map(({ what, because, checks }) => ({ what, because, checks }));
