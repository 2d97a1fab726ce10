import type { ProbeJudge } from '../probe.ts';
import { broken, held, unknown } from '../probe-finding.ts';
import { tapped } from './wire-tap.ts';

/** Both sides of the edge on the wire: a handshake and nothing readable before it, the readable request behind. */
export const tlsEdge: ProbeJudge = {
  id: 'tls-edge',
  statement: 'TLS ends at the edge: users speak it, and their requests go on in the clear behind.',
  why: 'Where it ends, requests can be shared out by what they ask for; behind it the network itself has to be trusted.',

  judge(facts) {
    const { own, behind, answered, numbers } = tapped(facts);
    if (!own || !answered) return unknown('unanswered', 'the request with the secret was not answered', numbers);
    if (own.handshakes === 0 && own.secrets > 0)
      return unknown('no-such-part', 'users speak no TLS, so there is nowhere that it could end', numbers);
    if (own.secrets > 0) return broken(`the secret was read on the cable of ${own.host}, TLS or not`, numbers);
    if (own.handshakes === 0) return unknown('too-few', 'neither the secret nor a handshake was seen', numbers);
    if (behind.some(({ secrets }) => secrets > 0)) return held(numbers);
    if (behind.every(({ frames }) => frames === 0))
      return unknown('too-few', 'nothing at all was heard behind the edge', numbers);
    return broken('the request was not readable anywhere behind the edge', numbers);
  },
};
