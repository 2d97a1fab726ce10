import { describe, expect, it } from 'vitest';
import { programs } from '../../../scripts/set-up/programs.ts';
import { extraPrograms, toolsFor } from '../../../scripts/set-up/tools-for.ts';
import { hardened } from '../../../stack/topologies/hardened.ts';
import { twoServers } from '../../../stack/topologies/two-servers.ts';
import { noTools } from '../../support/site.ts';

describe('the programs of a stack', () => {
  it('are no more than every stack needs, for most; then nothing is looked for', async () => {
    const said: string[] = [];
    expect(extraPrograms([twoServers])).toEqual([]);
    expect(await toolsFor([twoServers], noTools, (line) => said.push(line))).toBe(noTools);
    expect(said).toEqual([]);
  });

  it('are those of its kinds beside, each once, and none that set-up brings anyway', () => {
    const tools = extraPrograms([hardened, hardened, twoServers]).map(({ tool }) => tool);
    expect(tools).toEqual(expect.arrayContaining(['prometheus', 'alertmanager', 'blackboxExporter', 'mysqldExporter']));
    expect(new Set(tools).size).toBe(tools.length);
    const usual = new Set<string>(programs.map(({ tool }) => tool));
    expect(tools.filter((tool) => usual.has(tool))).toEqual([]);
  });
});
