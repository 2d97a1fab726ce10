import { chart } from './chart.ts';
import { colour } from './colour.ts';
import { pointing } from './pointing.ts';
import { print } from './print.ts';
import { table } from './table.ts';
import { text } from './text.ts';

/** The style sheet of the report; it stands in the file itself, and the page's policy names its digest. */
export const style: string = [colour, text, table, chart, pointing, print].join('\n');
