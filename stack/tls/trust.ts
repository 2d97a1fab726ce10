import { join } from 'node:path';
import type { Site } from '../kinds/kind.ts';

/** Name of the file, beside a component that speaks TLS, with the certificate of the authority that signed for it. */
export const authorityName = 'authority.pem';

/** File with the certificate of the authority that users trust; undefined where nobody speaks TLS. */
export const authorityFileOf = (
  components: readonly { readonly site: Pick<Site, 'dir' | 'credentials'> }[],
): string | undefined => components.flatMap(({ site }) => (site.credentials ? [join(site.dir, authorityName)] : []))[0];
