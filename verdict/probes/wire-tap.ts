import type { CableSeen } from '../../model/wire.ts';
import type { ProbeFacts, ProbeJudge } from '../probe.ts';
import { seenOf } from '../probe.ts';
import { broken, count, held, unknown } from '../probe-finding.ts';

/** What a tap that saw nothing, or a request that failed, says of the secret: nothing. */
export const wireTap: ProbeJudge = {
  id: 'wire-tap',
  statement: 'Who listens on the way of the users learns nothing of what they say.',
  why: 'Passwords and sessions pass there; who reads them can be any user.',

  judge(facts) {
    const { own, answered, numbers } = tapped(facts);
    if (!own || !answered) return unknown('unanswered', 'the request with the secret was not answered', numbers);
    if (own.secrets > 0) return broken(`the secret was read on the cable of ${own.host}`, numbers);
    if (own.controls === 0)
      return unknown('too-few', 'the tap did not hear the word either that was said in the clear', numbers);
    return held(numbers);
  },
};

/** What was seen on the client's cable and behind it, with its numbers. */
export function tapped(facts: ProbeFacts) {
  const [seen] = seenOf(facts, 'overheard');
  const cables = seen?.cables ?? [];
  const own = cables.find(({ host }) => host === facts.stack.client);
  const behind = cables.filter(({ host }) => host !== facts.stack.client);
  const numbers = [
    count('frames with the secret on the way of the users', own?.secrets ?? 0, own?.frames ?? 0),
    count('with the word in the clear there', own?.controls ?? 0),
    count('beginnings of TLS there', own?.handshakes ?? 0),
    count('frames with the secret behind the entry', sum(behind)),
  ];
  return { own, behind, answered: seen?.answered === true, numbers };
}

const sum = (cables: readonly CableSeen[]): number => cables.reduce((total, { secrets }) => total + secrets, 0);
