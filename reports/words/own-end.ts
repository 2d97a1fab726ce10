/** What is said of a run that lacks its own end, wherever somebody would else take it for whole. */
export const withoutEnd = 'the run did not come to its own end';
