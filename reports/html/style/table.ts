/** Tables: the matrix, and tables of numbers. */
export const table = `
.scroll{overflow-x:auto;margin:.75rem 0}
table{border-collapse:collapse;width:100%}
th{text-align:left;font-weight:500}
.numbers{width:auto;min-width:min(100%,34rem);font-size:13px;line-height:1.35}
.numbers td,.numbers thead *+th{text-align:right;padding:.22rem 0 .22rem 1.5rem;white-space:nowrap}
.numbers thead *+th{white-space:normal;overflow-wrap:normal}
.numbers tbody th{padding:.22rem 0;min-width:7rem;overflow-wrap:normal;position:sticky;left:0;background:var(--paper)}
.bins .numbers tbody th{min-width:7.5rem}
.numbers.together{table-layout:fixed;width:100%;min-width:34rem}.numbers.together thead tr>:first-child{width:34%}
.numbers.together td{white-space:normal;overflow-wrap:normal}
.across td{border-left:1px solid var(--rule)}.numbers.across td,.numbers.across thead *+th{padding-left:.75rem;text-align:left}
@media (min-width:40rem){.numbers tbody th{white-space:nowrap}}
.numbers [scope=rowgroup]{padding-top:.7rem;font-weight:650}
.numbers.together td[colspan]{text-align:center}
.seen .numbers td{white-space:normal;overflow-wrap:normal}
.numbers thead tr>*{color:var(--soft);border-bottom:1px solid var(--ink);padding-bottom:.35rem;vertical-align:bottom}
.numbers tbody tr{border-bottom:1px solid var(--rule)}
.bins .scroll{max-height:24rem;overflow-y:auto}
.matrix th,.matrix td{padding:.7rem 1.25rem .7rem 0;vertical-align:top;border-top:1px solid var(--rule)}
.matrix thead th{border-top:0;border-bottom:1px solid var(--ink);color:var(--soft);font-size:13px;padding-bottom:.4rem}
.matrix tbody th{font-weight:650}
.matrix tr.again>*{border-top-style:dotted}
.matrix.dense th,.matrix.dense td{padding-top:.35rem;padding-bottom:.35rem;line-height:1.35}
.matrix.dense td a>span,.matrix.dense td small{display:inline;font-size:13px}
.matrix.dense td a>span::before{content:"\\a";white-space:pre}.matrix.dense td small::before{content:", "}
@media (min-width:62rem){.matrix.dense th{white-space:nowrap}}
.matrix a{text-decoration:none;display:inline-block}
.matrix a:hover b,.matrix th a:hover{text-decoration:underline}
.matrix td a>span,.matrix td small{display:block}
.matrix td .of{display:none}
.matrix .proven b{color:var(--bad)}
.matrix .refuted b{color:var(--good);font-weight:500}
.matrix .unknown b{color:var(--open);font-weight:500}
.matrix .proven{box-shadow:inset 3px 0 var(--bad);padding-left:.75rem}
.matrix td{padding-left:.75rem}
.matrix .mark{display:block;margin-top:.25rem;color:var(--bad);font-size:13px;font-weight:650}
@media (max-width:40rem){
body{padding:1.25rem 1rem 3rem}
h2{margin-top:3rem}
.matrix,.matrix tbody,.matrix tr,.matrix th,.matrix td{display:block}
.matrix thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.matrix tbody tr{border-top:1px solid var(--ink);padding:.5rem 0}
.matrix tbody th,.matrix tbody td{border:0;padding:.3rem 0 .3rem .75rem}
.matrix tbody th{padding-left:0}
.matrix td .of{display:block;color:var(--soft);font-size:13px}
dl div,#glossary dl div{grid-template-columns:1fr;gap:0}}`;
