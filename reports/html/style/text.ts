/** The page and its words: one column, one family of letters, three sizes, rules instead of boxes. */
export const text = `
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;scroll-padding-top:1rem}
body{margin:0 auto;max-width:60rem;padding:2.5rem 1.25rem 5rem;background:var(--paper);color:var(--ink);
font:16px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Open Sans",sans-serif;
font-variant-numeric:tabular-nums;overflow-wrap:anywhere}
p,li,dd{max-width:72ch}
p{margin:.6rem 0}
h1{font-size:26px;line-height:1.25;margin:.25rem 0 1.25rem;font-weight:650;letter-spacing:-.01em;max-width:44ch;text-wrap:balance}
h2{font-size:26px;line-height:1.25;margin:3rem 0 .75rem;padding-top:1.1rem;border-top:1px solid var(--rule);
font-weight:500;letter-spacing:-.01em}
h3{font-size:16px;margin:2.5rem 0 .25rem;font-weight:650;scroll-margin-top:.75rem}
h4{font-size:16px;margin:1.75rem 0 .25rem;font-weight:650}
.experiment{padding-bottom:1.5rem}
@media screen{.experiment{content-visibility:auto;contain-intrinsic-size:auto 82rem}}
.experiment+.experiment{border-top:1px solid var(--rule)}
.experiment h3{margin-top:1.75rem}
small,.small,caption,figcaption,summary,dl,.key,pre{font-size:13px}
.small,small,caption,figcaption{color:var(--soft)}
a{color:inherit;text-decoration-color:var(--soft);text-underline-offset:.2em}
a:hover{text-decoration-thickness:2px}
:focus-visible{outline:3px solid var(--good);outline-offset:2px}
.skip{position:absolute;left:-999rem;background:var(--paper);padding:.5rem}
.skip:focus{left:1rem;top:.5rem}
.hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
nav{margin-top:2rem;background:var(--paper)}
nav ul{list-style:none;display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;padding:.6rem 0;margin:0;font-size:13px;max-width:none}
@media screen and (min-width:62rem) and (min-height:30rem){
nav{position:sticky;top:0;z-index:1;border-bottom:1px solid var(--rule)}
nav+section h2{border-top:0;margin-top:1.5rem}html{scroll-padding-top:2.3rem}}
ul{padding-left:1.2rem}
.headline,.found{list-style:none;padding:0;margin:0}
.headline li,.found li{display:flex;gap:.7rem;margin:.7rem 0}
.found li{margin:.35rem 0}
.headline .icon,.found .icon{flex:none;margin-top:.3em}
.headline .proven strong{color:var(--bad)}
.headline strong{font-weight:650}
.headline small{display:block;margin-top:.15rem}
.doubts{color:var(--bad)}
.doubted{color:var(--bad);font-weight:650}
.unwanted{color:var(--bad)}
.icon{width:1em;height:1em;vertical-align:-.12em;fill:none;stroke-width:2}
.symbols{position:absolute;width:0;height:0}
.icon.bad{fill:var(--bad)}.cut{stroke:var(--paper)}
.line{stroke:currentColor;stroke-linecap:round}
.icon.good{color:var(--good)}.icon.open{color:var(--open)}.icon.flag{color:var(--bad)}
details{margin:.75rem 0}
summary{cursor:pointer;color:var(--soft)}
pre{background:var(--wash);padding:.75rem 1rem;overflow-x:auto;white-space:pre-wrap}
dl{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(22rem,100%),1fr));gap:.4rem 2rem;margin:.75rem 0}
dl div{display:grid;grid-template-columns:9.5rem 1fr;gap:.75rem;break-inside:avoid}
dt{color:var(--soft)}dd{margin:0}
#glossary dl{grid-template-columns:1fr;font-size:16px}
#glossary dl div{grid-template-columns:14rem 1fr;gap:1rem}
footer{margin-top:4rem;border-top:1px solid var(--rule);padding-top:1rem}`;
