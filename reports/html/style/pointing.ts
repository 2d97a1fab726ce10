/** What the page's script puts over the timelines; without it nothing has these names. */
export const pointing = `
.plot{position:relative}
.sensor{position:absolute;inset:0;cursor:crosshair;touch-action:pan-y pinch-zoom;-webkit-user-select:none;user-select:none}
.cross{position:absolute;top:20px;bottom:18px;min-width:1px;background:var(--ink);opacity:.16;pointer-events:none}
.readout{position:absolute;z-index:1;width:max-content;max-width:100%;padding:.4rem .7rem .5rem;pointer-events:none;
background:var(--paper);border:1px solid var(--soft);border-radius:3px;font-size:13px;line-height:1.4}
.readout table{width:auto}.readout td{text-align:right;padding:0 0 0 1rem}.readout th{padding:0}.readout tr:first-child>*{color:var(--soft)}
.readout tr:first-child th{color:var(--ink);font-weight:650}
.readout p{margin:.2rem 0 0;max-width:15rem}.readout svg{width:.7em;height:.7em;margin-right:.45em}
.tools{display:flex;justify-content:flex-end;align-items:center;gap:.3rem;margin:.35rem 0;font-size:13px;color:var(--soft)}
.tools span{margin-right:.4rem}
.tools button{min-width:28px;height:28px;padding:0 .5rem;font:inherit;color:var(--ink);background:none;cursor:pointer;
border:1px solid var(--rule);border-radius:3px}.tools button:hover{border-color:var(--soft)}
@media print{.tools,.readout,.cross{display:none}}`;
