/** Drawings. Lines that lie in a stretched drawing keep their width. */
export const chart = `
figure{margin:1rem 0 .5rem}
svg text{fill:var(--ink);font-size:13px}
.key{display:flex;flex-wrap:wrap;gap:.2rem 1.1rem;list-style:none;padding:0;margin:.5rem 0;max-width:none;color:var(--soft)}
.key svg{width:.85em;height:.85em;vertical-align:-.08em}.key svg.long{width:2.2em}
.timeline{display:block;overflow:visible}
.key.timeline{display:flex}
svg svg{overflow:hidden}
.timeline path{shape-rendering:crispEdges}
.timeline .good{fill:var(--fill-good)}.timeline .late{fill:var(--fill-late)}.timeline .wrong{fill:var(--fill-wrong)}
.timeline .unanswered{fill:var(--fill-bad)}.timeline .missing{fill:var(--fill-missing)}.timeline .fault{fill:var(--tint)}
.timeline .hit{fill:transparent}.timeline .hit:hover{fill:var(--ink);fill-opacity:.12}
.timeline .s0{fill:var(--s0)}.timeline .s1{fill:var(--s1)}.timeline .s2{fill:var(--s2)}.timeline .s3{fill:var(--s3)}
.timeline .band{fill:var(--fill-good);fill-opacity:.7}
.timeline .median{fill:none;stroke:var(--good);stroke-width:1.5;vector-effect:non-scaling-stroke;shape-rendering:auto}
.timeline .name{font-weight:500}
.timeline .scale,.timeline svg text{fill:var(--soft);font-size:12px}
.timeline .phase{fill:none;stroke:var(--rule)}.timeline .phase.hold{fill:var(--tint)}
@media (max-width:40rem){.timeline .tight{display:none}}
.timeline text.mark{font-size:12px}
.timeline line.mark{stroke:var(--ink);stroke-width:1;stroke-dasharray:1 3;opacity:.65}
.timeline circle{fill:var(--ink)}
.timeline .tick{stroke:var(--soft)}
.timeline rect.up{fill:var(--up)}.timeline rect.down{fill:none;stroke:var(--bad);stroke-width:2}
.timeline svg:has(.down) text{fill:var(--bad)}
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
