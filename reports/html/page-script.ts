/** The one script of the report, made from `pointing/` by `npm run page-script`. */
export const pageScript: string = String.raw`
"use strict";(()=>{var p=(t,e)=>t?.getAttribute(e)??"",x=(t,e)=>parseFloat(p(t,e)),l=(t,e)=>[...t.querySelectorAll(e)];f
unction M(t,e){for(let[n,r]of Object.entries(e))t.setAttribute(n,String(r));return t}function d(t,e,...n){let r=M(docume
nt.createElement(t),e);return r.append(...n),r}function k(t,e,...n){let r=document.querySelector("svg")?.namespaceURI??"
",o=M(document.createElementNS(r,t),e);return o.append(...n),o}var f=(t,e,n)=>{for(let r of e)t.addEventListener(r,n)};v
ar V=(t,e)=>[t,e].map(n=>(Math.round(n/10)/100||0).toFixed(2)).join(" to ");var bt=[100,200,500,1e3,2e3,5e3,1e4,2e4,3e4,
6e4,12e4,3e5,6e5,36e5];function K({t,e}){let n=bt.find(i=>(e-t)/i<=8)??e-t,r=Math.ceil(t/n)*n,o=Math.max(Math.floor((e-r
)/n)+1,0);return Array.from({length:o},(i,s)=>r+s*n)}var X=(t,e)=>t<=e/2?Math.round(e/t):e/t;function Z(t,e){return e<=t
.length*.62?null:e<t.length*2.2?"tight":""}var xt=44,Y=t=>X(t,xt);var yt=/([Mhvz])(-?[\d.]+)?(?: ([\d.]+))?/g;function J
(t,{x:e,step:n,f:r},o){let i=Array.from({length:r},()=>0),[s,a,m]=[0,0,0],u=c=>{for(;s>c;s-=1)i[s-1]=(i[s-1]??0)+a};for(
let[,c,w="",b]of t.matchAll(yt)){let g=Math.round((Number(w)-(c==="M"?e:0))/n);if(c==="M")[s,m,a]=[g,g,Number(b)];else i
f(c==="v")a+=Number(w);else if(c==="z")u(m);else if(g<0)u(s+g);else for(let P=s+g;s<P;s+=1)i[s]=(i[s]??0)-a}return i.map
(c=>Math.round(c/o))}var h=100,_=()=>l(document,"#key .wide text").slice(0,5),H=(t,e,n)=>[...p(t.querySelector(e),"d").m
atchAll(n)].map(([,r])=>Number(r)),D=t=>H(t,"path.mark",/M([\d.]+)/g),N=(t,{t:e})=>{let n=e+x(t,"x")*h;return{t:n,e:n+x(
t,"width")*h}};function Q(t){let[e=0,n=0,r=0,o=0,...i]=p(t,"data-bins").split(",").map(Number),s=Number(p(t.querySelecto
r("svg"),"viewBox").split(" ")[2]),a={t:e,e:e+s*h},m={x:(n-e)/h,step:r/h,f:o},u=l(t,".name"),c=i.map((w,b)=>{let[g=0,P=0
]=[0,1].map(S=>x(u[b+S]?.parentElement,"y")),dt=l(t,"path").filter(S=>{let T=parseFloat(p(S,"d").split(" ")[1]??"");retu
rn T>g&&T<P}),pt=_().map(S=>{let T=dt.find(ft=>ft.matches(".".concat(p(S.previousElementSibling,"class")))),q=p(T,"data-
d");return J(q||p(T,"d"),m,q?1:Y(w))});return{name:/\w+(?=\)?$)/.exec(u[b]?.textContent??"")?.[0]??"",o:pt}});return{l:a
,r:n,n:r,f:o,E:c,b:gt(t,a)}}function gt(t,e){let n=D(t),r=l(t,".mark tspan").map((i,s)=>{let a=e.t+(n[s]??0)*h;return{w:
{t:a,e:a},a:i.textContent}}),o=l(t,"rect.down").map(i=>{let s=l(t,"text").find(a=>x(a,"y")===x(i,"y")-4);return{w:N(i,e)
,a:"".concat(s?.textContent," ").concat(i.textContent)}});return[...r,...o]}var I=t=>t.reduce((e,n)=>e+n,0);function et(
{r:t,n:e,E:n,b:r},o,i){let[s,a]=[t+o*e,t+i*e],m=_().map((u,c)=>{let w=n.map(({o:b})=>b[c]??[]);return{kind:u,all:I(w.map
(I)),o:w.map(b=>I(b.slice(o,i)))}});return{time:"".concat(V(s,a)," s"),M:n.map(({name:u})=>u),$:m.filter(({all:u},c)=>u>
0||c===0),b:r.filter(({w:u})=>u.t<a&&u.e>=s).map(({a:u})=>u)}}function nt({time:t,M:e,$:n,b:r}){let o=e.map((i,s)=>{let 
a=n.filter(({o:m},u)=>u===0||m[s]).map(({kind:m,o:u})=>"".concat(u[s]," ").concat(m.textContent));return"".concat(i," ")
.concat(a.join(", "))});return["".concat(t,": ").concat(o.join("; ")),...r].join(". ")}var tt=(t,e)=>d("tr",{},d("th",{}
,...t),...e.map(n=>d("td",{},String(n))));function rt({time:t,M:e,$:n,b:r}){let o=n.map(({kind:i,o:s})=>tt([ht(i),i.text
Content],s));return[d("table",{},tt([t],e),...o),...r.map(i=>d("p",{},i))]}var ht=t=>{let e=t.previousElementSibling?.ge
tAttribute("class")??"";return k("svg",{},k("rect",{class:e,width:"100%",height:"100%"}))};var y=({t,e})=>e-t,$=(t,e)=>M
ath.round((e-t.t)/y(t)*1e4)/100;function v(t,e,n,r){let o=Math.max(n,r);if(o>=y(t))return null;let i=Math.min(Math.max(e
-o/2,t.t),t.e-o);return{t:i,e:i+o}}function ot(t,e,n){let r=t.cloneNode(!0),o=a=>(a-e.t)/h,i=a=>a.map(m=>e.t+m*h),s=[o(n
.t),0,y(n)/h,p(r,"height")].join(" ");return l(r,"svg").forEach(a=>M(a,{viewBox:s})),wt(r,n,i(D(r))),Mt(r,n,[...i(H(r,".
phase",/M([\d.]+) 0v/g)),e.e],e),$t(r,n,e),Et(r,n,o),r}function G(t,e,n){return(e<0||e>100)&&t.remove(),M(t,{x:"".concat
(e,"%"),class:n})}function it(t,e,n,r,o){let[i,s]=[Math.max($(e,n.t),0),Math.min($(e,n.e),100)],a=Z(t.textContent,s-i);G
(t,a===null?-1:r?(i+s)/2:i,o+(a??""))}function wt(t,e,n){l(t,".mark tspan").forEach((r,o)=>{let i=$(e,n[o]??NaN),s=i>100
-r.textContent.length*2.2;M(G(r,i,s?"end":""),{dx:s?-6:6})})}function Mt(t,e,n,r){let[o=t]=l(t,".mid");for(let i of l(o,
"tspan")){let s=r.t+x(i,"x")/100*y(r),a=n.findIndex(m=>m>s);it(i,e,{t:n[a-1]??NaN,e:n[a]??NaN},!0,"")}}function $t(t,e,n
){let r=l(t,"rect.up,rect.down");for(let o of l(t,"text[x]")){let i=r.findLast(s=>{let a=$(n,N(s,n).t);return x(s,"y")==
=x(o,"y")-12&&Math.abs(a-x(o,"x"))<.06});i&&it(o,e,N(i,n),!1,i.matches(".down")?"lost ":"")}}function Et(t,e,n){let r=K(
e);for(let i of l(t,"path.tick")){let[,s=""]=p(i,"d").split(/[ M]/).slice(1);M(i,{d:r.map(a=>"M".concat(n(a)," ").concat
(s)).join("")})}let o=r.map(i=>{let s=$(e,i);return G(k("tspan",{},"".concat(i/1e3," s")),s,s<3?"start":s>97?"end":"")})
;l(t,".mid").at(-1)?.replaceChildren(...o)}function at(t,e){let n,r={u:e,svg:t,i:d("div",{class:"sensor",role:"slider",t
abindex:0,"aria-label":"".concat(t.querySelector("title")?.textContent,", moment by moment"),"aria-valuemin":0,"aria-val
uemax":Number(p(t,"data-bins").split(",")[3])-1,"aria-valuenow":0,"aria-valuetext":"arrow keys choose a moment, plus and
 minus zoom"}),y:d("div",{class:"cross"}),box:d("div",{class:"readout","aria-hidden":"true"}),status:d("span",{role:"sta
tus"}),bin:null,read:()=>n??=Q(t)},o=d("div",{class:"plot"});return t.before(o),o.append(t,r.i,r.y,r.box),E(r),r}var A=t
=>t.u.view??t.read().l;function L(t,e){let{r:n,n:r,f:o}=t.read();return Math.min(Math.max(Math.floor((e-n)/r),0),o-1)}fu
nction E({y:t,box:e}){t.hidden=e.hidden=!0}function C(t,e,n,r){let{i:o,y:i,box:s}=t,{r:a,n:m}=t.read(),u=et(t.read(),e,n
),[c,w]=[e,n].map(P=>st($(A(t),a+P*m),0,100));i.hidden=s.hidden=!1,i.style.left="".concat(c,"%"),i.style.width="".concat
((w??0)-(c??0),"%"),t.bin=e,M(o,{"aria-valuenow":e,"aria-valuetext":nt(u)}),s.replaceChildren(...rt(u));let b=i.offsetLe
ft+i.offsetWidth+12,g=o.clientWidth-s.offsetWidth;s.style.left="".concat(st(b>g?i.offsetLeft-s.offsetWidth-12:b,0,g),"px
"),s.style.top="".concat(Math.max(r,8-o.getBoundingClientRect().top),"px")}var st=(t,e,n)=>Math.max(Math.min(t,n),e);fun
ction O(t,e){t.view=e;for(let n of t.g)j(n,e),E(n),n.status.textContent=e&&"".concat(V(e.t,e.e)," s")}function j(t,e){t.
i.previousElementSibling?.replaceWith(e?ot(t.svg,t.read().l,e):t.svg)}function R(t,e){let{l:n,r,n:o}=t.read(),i=A(t),s=r
+((t.bin??-1)+.5)*o,m=s>i.t&&s<i.e?s:(i.t+i.e)/2;O(t.u,v(n,m,y(i)*e,o*5))}var Ot=26,vt={ArrowRight:1,ArrowUp:1,ArrowLeft
:-1,ArrowDown:-1,PageUp:10,PageDown:-10,Home:-1/0,End:1/0};function mt(t){let{i:e}=t,n=()=>t.bin??L(t,0);f(e,["focus"],(
)=>e.matches(":focus-visible")&&z(t,n())),f(e,["blur"],()=>E(t)),f(e,["keydown"],r=>{let{key:o,ctrlKey:i,altKey:s,metaKe
y:a}=r;i||s||a||!At(t,o,n())||r.preventDefault()})}function At(t,e,n){let r=vt[e];if(r!==void 0)z(t,n+r);else if(e==="+"
||e==="=")R(t,.5);else if(e==="-")R(t,2);else if(e==="0")O(t.u,null);else if(e==="Escape")E(t);else return!1;return r===
void 0&&e!=="Escape"&&z(t,n),!0}function z(t,e){let{l:n,r,n:o,f:i}=t.read(),s=Math.min(Math.max(e,0),i-1),[a,m]=[A(t),r+
(s+.5)*o];(m<a.t||m>a.e)&&O(t.u,v(n,m,y(a),0)),C(t,s,s+1,Ot)}var Pt=4;function lt(t){let{i:e}=t,n=null,r=o=>n!==null&&Ma
th.abs(o.clientX-n.clientX)>Pt;f(e,["pointermove"],o=>ut(t,o,n&&r(o)?n:o)),f(e,["pointerdown"],o=>{o.pointerType!=="touc
h"&&o.button===0&&(n=o,e.setPointerCapture(o.pointerId)),ut(t,o,o)}),f(e,["pointerup"],o=>{n&&r(o)&&St(t,n,o),n=null}),f
(e,["pointerleave"],o=>o.pointerType!=="touch"&&E(t)),f(e,["pointercancel"],()=>E(t)),f(e,["keydown"],({key:o})=>o==="Es
cape"&&(n=null))}function ct(t,e,n){let{left:r,width:o}=t.i.getBoundingClientRect(),i=A(t),[s=0,a=0]=[e,n].map(({clientX
:m})=>L(t,i.t+(m-r)/o*y(i)));return[Math.min(s,a),Math.max(s,a)+1]}function ut(t,e,n){let r=e.clientY-t.i.getBoundingCli
entRect().top;C(t,...ct(t,n,e),e.pointerType==="touch"?r-t.box.offsetHeight-40:r+12)}function St(t,e,n){let{l:r,r:o,n:i}
=t.read(),[s,a]=ct(t,e,n);t.bin=Math.floor((s+a)/2);let m=o+(s+a)/2*i;O(t.u,v(r,m,(a-s)*i,i*5))}var Tt=[["\u2212","Zoom 
out",2],["+","Zoom in",.5],["all","Show all of the time",0]];function kt(t){let e=Tt.map(([n,r,o])=>{let i=d("button",{"
aria-label":r},n);return f(i,["click"],()=>o===0?O(t.u,null):R(t,o)),i});return d("div",{class:"tools"},t.status,...e)}v
ar F=new Map;for(let t of l(document,'svg[data-bins*=","]')){let e=t.closest(".experiment"),n=F.get(e)??{view:null,g:[]}
;F.set(e,n);let r=at(t,n);n.g.push(r),r.i.parentElement?.after(kt(r)),lt(r),mt(r)}function B(t){for(let{g:e,view:n}of F.
values())if(n)for(let r of e)j(r,t?null:n)}addEventListener("beforeprint",()=>B(!0));addEventListener("afterprint",()=>B
(!1));matchMedia("print").addEventListener("change",({matches:t})=>B(t));})();
`.replaceAll('\n', '');
