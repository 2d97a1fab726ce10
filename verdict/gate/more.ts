import type { AcceptedCell } from '../../model/baseline.ts';
import type { HistoryCell } from '../../model/history.ts';
import { isGraver } from '../pool.ts';

/** Whether more is felt of a single point of failure than is accepted of it, as when degraded service became an outage. */
export const isMore = ({ effect }: HistoryCell, { effect: accepted }: AcceptedCell): boolean =>
  accepted !== undefined && isGraver(effect, accepted);
