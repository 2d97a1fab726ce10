/**
 * Colours by meaning, after Okabe and Ito (safe for colour-blind readers), darkened or lightened until text of that
 * colour has a contrast of 4.5:1. Blue: good. Vermilion: failed. Orange: slow. Grey: unknown. Ink: everything else.
 */
export const colour = `
:root{color-scheme:light dark;
--paper:#fff;--ink:#1b1f23;--soft:#57606a;--rule:#d5dae0;--wash:#f4f6f8;
--good:#005a8f;--bad:#a83c00;--slow:#7a5200;--open:#57606a;
--fill-good:#9cc4e0;--fill-late:#e69f00;--fill-wrong:#f0a878;--fill-bad:#d55e00;--fill-missing:#a9b1ba;
--tint:#fdeee3;--s0:#3f6f92;--s1:#a9c9de;--s2:#7299b5;--s3:#d3e3ee;--up:#d3e3ee;
--static:#0072b2;--read:#00805c;--write:#b04a87}
@media (prefers-color-scheme:dark){:root{
--paper:#14181c;--ink:#e8ebee;--soft:#a3adb8;--rule:#363d45;--wash:#1d2329;
--good:#6cbcf0;--bad:#ff9a5c;--slow:#f0b840;--open:#a3adb8;
--fill-good:#2f5f80;--fill-late:#e69f00;--fill-wrong:#b5693a;--fill-bad:#f0721c;--fill-missing:#6a747f;
--tint:#271f1a;--s0:#26485f;--s1:#5c97c0;--s2:#3f7096;--s3:#8fbbd9;--up:#1d3140;
--static:#56b4e9;--read:#2fb98f;--write:#d98cbb}}
@media print{:root{color-scheme:light;
--paper:#fff;--ink:#000;--soft:#444;--rule:#bbb;--wash:#fff;
--good:#005a8f;--bad:#a83c00;--slow:#7a5200;--open:#444;
--fill-good:#9cc4e0;--fill-late:#e69f00;--fill-wrong:#f0a878;--fill-bad:#d55e00;--fill-missing:#a9b1ba;
--tint:#fdeee3;--s0:#3f6f92;--s1:#a9c9de;--s2:#7299b5;--s3:#d3e3ee;--up:#d3e3ee;
--static:#0072b2;--read:#00805c;--write:#b04a87}}`;
