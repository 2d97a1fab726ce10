/** The words a reader needs, in the order in which they are met. */
export const glossary: readonly { readonly word: string; readonly means: string }[] = [
  {
    word: 'single point of failure (SPOF)',
    means:
      'A part without which an operation fails, for everybody or for more people than the plan allows, until that part is back.',
  },
  {
    word: 'proven, refuted, unknown',
    means:
      'Proven: the part was seen to be gone, the operation failed as long as it was gone, and came back with it. ' +
      'Refuted ("survives"): the part was seen to be gone, and the operation worked all the same. ' +
      'Unknown: the measurement does not allow either.',
  },
  {
    word: 'expectation',
    means:
      'What the plan said would happen. A single point of failure that was expected and proven is a success of the run; ' +
      '"not as expected" is not.',
  },
  {
    word: 'request, lost',
    means:
      'Requests are sent on schedule whether or not earlier ones were answered, as real users do. One is lost ' +
      'when its answer is wrong, later than the deadline, or never comes, or when it could not be sent.',
  },
  {
    word: 'gap',
    means:
      'From the first lost request to steady good answers. Given as "at least to at most", since nobody looks between two requests. ' +
      '"> 5 s": only the healing ended it, so without healing it would have lasted longer.',
  },
  {
    word: 'sham',
    means: 'An experiment in which nothing is done. It must stay clean, or what the others show means nothing.',
  },
];
