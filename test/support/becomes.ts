/**
 * Looks until a look says yes. Each look of ours gives up after a moment that a busy machine may need for anything, and the next
 * one follows; a test that waits for ever fails by its own limit.
 */
export async function becomes(look: () => Promise<boolean>): Promise<true> {
  while (!(await look())) await new Promise((resolve) => setTimeout(resolve, 5));
  return true;
}
