/** One who can be asked. */
export type Ask<Answer> = () => Promise<Answer>;

/**
 * The first answer of any. The next is asked besides as soon as the one before has failed, or has not answered for `hedgeMs`
 * milliseconds; nobody is given up for that, so that all of them being slow for a moment is no failure. Rejects when everybody
 * has failed, with what the last said. A hedged request (Dean and Barroso, The Tail at Scale, CACM 56(2), 2013).
 */
export async function hedged<Answer>(asks: readonly [Ask<Answer>, ...Ask<Answer>[]], hedgeMs: number): Promise<Answer> {
  const [ask, next, ...rest] = asks;
  const asked = ask();
  if (!next || (await answersWithin(asked, hedgeMs))) return asked;
  return Promise.any([asked, hedged([next, ...rest], hedgeMs)]).catch((thrown: AggregateError) => {
    throw thrown.errors.at(-1);
  });
}

/** Whether there is an answer in time: false at once when there will be none. */
const answersWithin = async (asked: Promise<unknown>, ms: number): Promise<boolean> =>
  new Promise((resolve) => {
    const late = setTimeout(resolve, ms, false);
    const settle = (isAnswer: boolean) => () => {
      clearTimeout(late);
      resolve(isAnswer);
    };
    asked.then(settle(true), settle(false));
  });
