/** On paper: findings, trust, matrix and picture on the first page; then one experiment a page. Smaller, to fit. */
export const print = `
@media print{
@page{margin:14mm 14mm}
body{max-width:none;padding:0;zoom:.68;line-height:1.4}
p,li,dd{max-width:100ch}
h1{margin-bottom:.6rem}h2{margin:1rem 0 .4rem;padding-top:.6rem;break-after:avoid}h3,h4{break-after:avoid;margin-top:.8rem}
nav,.skip,details{display:none}
.headline li{margin:.35rem 0}
#experiments{break-before:page}
.experiment{break-inside:avoid;padding-bottom:.5rem}
figure,table,tr,svg,dl div,li{break-inside:avoid}
.scroll{overflow:visible}.topology{min-width:0}
.matrix th,.matrix td{padding-top:.25rem;padding-bottom:.25rem;line-height:1.3}
.numbers{min-width:100%}
.numbers td,.numbers thead *+th{padding:.08rem 0 .08rem .8rem;white-space:normal}.numbers tbody th{padding:.08rem 0;position:static}
a{text-decoration:none}}`;
