#!/usr/bin/env -S node --max-semi-space-size=4
/** The command `spofproof`: sets up what is missing to run TypeScript, then hands over to `cli.ts`. */
import { returnToUser } from './asked-from.mjs';
import { heedBugs, launch } from './launch.mjs';

heedBugs();
returnToUser();
await launch('scripts/cli.ts', process.argv.slice(2));
