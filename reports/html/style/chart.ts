/** Drawings. Lines that lie in a stretched drawing keep their width. */
export const chart = `
figure{margin:1rem 0 .5rem}
svg text{fill:var(--ink);font-size:13px}
.key{display:flex;flex-wrap:wrap;gap:.2rem 1.1rem;list-style:none;padding:0;margin:.5rem 0;max-width:none;color:var(--soft)}
.key svg{width:.85em;height:.85em;vertical-align:-.08em}.key svg.long{width:2.2em}
.timeline{display:block;overflow:visible}
svg.timeline{width:100%}
svg svg{overflow:hidden}
.keys{width:100%;height:18px}.slim{display:none}
.wide text,.slim text{font-size:12px;fill:var(--soft)}rect.fault{stroke:var(--rule)}
@media (max-width:62rem){.keys{height:72px}.wide{display:none}.slim{display:inline}}
.timeline path,.timeline rect{shape-rendering:crispEdges}
path.good,rect.good{fill:var(--fill-good)}.late{fill:var(--fill-late)}.wrong{fill:var(--fill-wrong)}
.unanswered{fill:var(--fill-bad)}.missing{fill:var(--fill-missing)}.fault{fill:var(--tint)}
.hit{fill:transparent}.hit:hover{fill:var(--ink);fill-opacity:.12}
.s0{fill:var(--s0)}.s1{fill:var(--s1)}.s2{fill:var(--s2)}.s3{fill:var(--s3)}
.band{fill:var(--fill-good);stroke:var(--good);stroke-opacity:.7;vector-effect:non-scaling-stroke}
.timeline text{fill:var(--soft);font-size:12px}
.timeline .name{fill:var(--ink);font-size:13px;font-weight:500}
.timeline .mark{fill:var(--ink)}
.start{text-anchor:start}.end{text-anchor:end}.mid{text-anchor:middle}
.phase{fill:none;stroke:var(--rule);vector-effect:non-scaling-stroke}
@media (max-width:40rem){.timeline .tight{display:none}}
path.mark{stroke:var(--ink);stroke-dasharray:1 3;opacity:.65;vector-effect:non-scaling-stroke}
.dots{stroke:var(--ink);stroke-width:5;stroke-linecap:round;vector-effect:non-scaling-stroke}
.timeline .dots{shape-rendering:auto}
.tick{stroke:var(--soft);vector-effect:non-scaling-stroke}
.up{fill:var(--up)}.down{fill:none;stroke:var(--bad);stroke-width:2;vector-effect:non-scaling-stroke}
.timeline .lost{fill:var(--bad)}
.topology{min-width:46rem;margin:.5rem 0}
.topology .frame{fill:var(--paper);stroke:var(--soft);stroke-width:1}
.topology .frame.proven{stroke:var(--bad);stroke-width:4}
.topology .frame.unknown{stroke:var(--open);stroke-width:2;stroke-dasharray:6 4}
.topology text.host{font-weight:650}.topology text.untried{fill:var(--soft)}
.topology text.proven{fill:var(--bad);font-weight:650}
.topology text.unknown{fill:var(--open);font-weight:650}.topology text.refuted{fill:var(--good)}
.topology a:hover text{text-decoration:underline}
.travel{fill:none;stroke-width:2;vector-effect:non-scaling-stroke}
.travel.static{stroke:var(--static)}
.travel.read{stroke:var(--read);stroke-dasharray:7 3}.travel.write{stroke:var(--write);stroke-width:2.5;stroke-dasharray:2.5 3}
.travel.behind{stroke:var(--soft);stroke-width:1;stroke-dasharray:1 4}`;
