/** On paper: findings, trust, matrix and picture first; then the experiments, none cut where it hurts. */
export const print = `
@media print{
@page{margin:16mm 14mm}
body{max-width:none;padding:0;font-size:10.5pt;line-height:1.4}
h1,h2{font-size:17pt}h2{margin:1.4rem 0 .5rem;padding-top:.6rem;break-after:avoid}h3,h4{break-after:avoid}
nav,.skip,details{display:none}
#experiments{break-before:page}
.experiment{break-inside:avoid}
figure,table,tr,svg,dl,li{break-inside:avoid}
.scroll{overflow:visible}.topology{min-width:0}
.matrix th,.matrix td{padding-top:.3rem;padding-bottom:.3rem}
.numbers td,.numbers thead th+th{padding-left:.8rem;white-space:normal}
a{text-decoration:none}}`;
