import { visible } from '../text/visible.ts';

/** The name of a cell as people read it: `server1 (stop), read`, with `returning users` behind where it is theirs. */
export function cellNameInWords(key: string): string {
  const [target = '', fault = '', operation = '', arm] = key.split('/');
  return `${visible(target)} (${visible(fault)}), ${visible(operation)}${arm === undefined ? '' : ', returning users'}`;
}
