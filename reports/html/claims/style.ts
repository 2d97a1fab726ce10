import { style } from '../style/index.ts';

/** The page of claims is wider than a report: it has two pictures beside each other, and sentences in its tables. */
export const claimsStyle = `${style}
body{max-width:104rem}
.pair{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(40rem,100%),1fr));gap:1rem 2rem;align-items:start}
.pair figure{min-width:0}.pair .topology{min-width:40rem}
.claims th,.claims td{font-size:14px;max-width:26rem;min-width:11rem}
.claims th small,.claims td small{display:block;margin-top:.3rem}
.claims td>span:not(.of){display:block}
@media print{.pair{grid-template-columns:1fr}}
`;
