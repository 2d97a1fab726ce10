import { visible } from '../text/visible.ts';

/** The name of a cell as people read it: `server1 (stop), read`, with `returning users` behind where it is theirs; others as they are. */
export function cellNameInWords(key: string): string {
  if (!key.includes('/')) return visible(key);
  const [target = '', fault = '', operation = '', arm] = key.split('/');
  return `${visible(target)} (${visible(fault)}), ${visible(operation)}${arm === undefined ? '' : ', returning users'}`;
}
