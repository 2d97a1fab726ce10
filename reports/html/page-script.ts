/** The one script of the report, made from `pointing/` by `npm run page-script`. */
export const pageScript: string = String.raw`
"use strict";(()=>{var p=(e,t)=>e?.getAttribute(t)??"",x=(e,t)=>parseFloat(p(e,t)),u=(e,t)=>[...e.querySelectorAll(t)];f
unction $(e,t){for(let[n,r]of Object.entries(t))e.setAttribute(n,String(r));return e}function d(e,t,...n){let r=$(docume
nt.createElement(e),t);return r.append(...n),r}function k(e,t,...n){let r=document.querySelector("svg")?.namespaceURI??"
",o=$(document.createElementNS(r,e),t);return o.append(...n),o}var f=(e,t,n)=>{for(let r of t)e.addEventListener(r,n)};v
ar V=(e,t)=>[e,t].map(n=>(Math.round(n/10)/100||0).toFixed(2)).join(" to ");var be=[100,200,500,1e3,2e3,5e3,1e4,2e4,3e4,
6e4,12e4,3e5,6e5,36e5];function K({e,t}){let n=be.find(i=>(t-e)/i<=8)??t-e,r=Math.ceil(e/n)*n,o=Math.max(Math.floor((t-r
)/n)+1,0);return Array.from({length:o},(i,s)=>r+s*n)}var X=(e,t)=>e<=t/2?Math.round(t/e):t/e;function Z(e,t){return t<=e
.length*.62?null:t<e.length*2.2?"tight":""}var xe=44,Y=e=>X(e,xe);var ye=/([Mhvz])(-?[\d.]+)?(?: ([\d.]+))?/g;function J
(e,{x:t,step:n,c:r},o){let i=Array.from({length:r},()=>0),[s,a,m]=[0,0,0],l=c=>{for(;s>c;s-=1)i[s-1]=(i[s-1]??0)+a};for(
let[,c,w="",b]of e.matchAll(ye)){let h=Math.round((Number(w)-(c==="M"?t:0))/n);if(c==="M")[s,m,a]=[h,h,Number(b)];else i
f(c==="v")a+=Number(w);else if(c==="z")l(m);else if(h<0)l(s+h);else for(let S=s+h;s<S;s+=1)i[s]=(i[s]??0)-a}return i.map
(c=>Math.round(c/o))}var g=100,H=()=>u(document,"#key .wide text").slice(0,5),_=(e,t,n)=>[...p(e.querySelector(t),"d").m
atchAll(n)].map(([,r])=>Number(r)),D=e=>_(e,"path.mark",/M([\d.]+)/g),N=(e,{e:t})=>{let n=t+x(e,"x")*g;return{e:n,t:n+x(
e,"width")*g}};function Q(e){let[t=0,n=0,r=0,o=0,...i]=p(e,"data-bins").split(",").map(Number),s=Number(p(e.querySelecto
r("svg"),"viewBox").split(" ")[2]),a={e:t,t:t+s*g},m={x:(n-t)/g,step:r/g,c:o},l=u(e,".name"),c=i.map((w,b)=>{let[h=0,S=0
]=[0,1].map(A=>x(l[b+A]?.parentElement,"y")),de=u(e,"path").filter(A=>{let T=parseFloat(p(A,"d").split(" ")[1]??"");retu
rn T>h&&T<S}),pe=H().map(A=>{let T=de.find(fe=>fe.matches(".".concat(p(A.previousElementSibling,"class")))),q=p(T,"data-
d");return J(q||p(T,"d"),m,q?1:Y(w))});return{name:/\w+(?=\)?$)/.exec(l[b]?.textContent??"")?.[0]??"",o:pe}});return{u:a
,r:n,n:r,c:o,$:c,p:he(e,a)}}function he(e,t){let n=D(e),r=u(e,".mark tspan").map((i,s)=>{let a=t.e+(n[s]??0)*g;return{y:
{e:a,t:a},a:i.textContent}}),o=u(e,"rect.down").map(i=>{let s=u(e,"text").find(a=>x(a,"y")===x(i,"y")-4);return{y:N(i,t)
,a:"".concat(s?.textContent," ").concat(i.textContent)}});return[...r,...o]}var I=e=>e.reduce((t,n)=>t+n,0);function te(
{r:e,n:t,$:n,p:r},o,i){let[s,a]=[e+o*t,e+i*t],m=H().map((l,c)=>{let w=n.map(({o:b})=>b[c]??[]);return{kind:l,all:I(w.map
(I)),o:w.map(b=>I(b.slice(o,i)))}});return{time:"".concat(V(s,a)," s"),g:n.map(({name:l})=>l),w:m.filter(({all:l},c)=>l>
0||c===0),p:r.filter(({y:l})=>l.e<a&&l.t>=s).map(({a:l})=>l)}}function ne({time:e,g:t,w:n,p:r}){let o=t.map((i,s)=>{let 
a=n.filter(({o:m},l)=>l===0||m[s]).map(({kind:m,o:l})=>"".concat(l[s]," ").concat(m.textContent));return"".concat(i," ")
.concat(a.join(", "))});return["".concat(e,": ").concat(o.join("; ")),...r].join(". ")}var ee=(e,t)=>d("tr",{},d("th",{}
,...e),...t.map(n=>d("td",{},String(n))));function re({time:e,g:t,w:n,p:r}){let o=n.map(({kind:i,o:s})=>ee([ge(i),i.text
Content],s));return[d("table",{},ee([e],t),...o),...r.map(i=>d("p",{},i))]}var ge=e=>{let t=e.previousElementSibling?.ge
tAttribute("class")??"";return k("svg",{},k("rect",{class:t,width:"100%",height:"100%"}))};var y=({e,t})=>t-e,E=(e,t)=>M
ath.round((t-e.e)/y(e)*1e4)/100;function v(e,t,n,r){let o=Math.max(n,r);if(o>=y(e))return null;let i=Math.min(Math.max(t
-o/2,e.e),e.t-o);return{e:i,t:i+o}}function oe(e,t,n){let r=e.cloneNode(!0),o=a=>(a-t.e)/g,i=a=>a.map(m=>t.e+m*g),s=[o(n
.e),0,y(n)/g,p(r,"height")].join(" ");return u(r,"svg").forEach(a=>$(a,{viewBox:s})),we(r,n,i(D(r))),$e(r,n,[...i(_(r,".
phase",/M([\d.]+) 0v/g)),t.t],t),Ee(r,n,t),Me(r,n,o),r}function j(e,t,n){return(t<0||t>100)&&e.remove(),$(e,{x:"".concat
(t,"%"),class:n})}function ie(e,t,n,r,o){let[i,s]=[Math.max(E(t,n.e),0),Math.min(E(t,n.t),100)],a=Z(e.textContent,s-i);j
(e,a===null?-1:r?(i+s)/2:i,o+(a??""))}function we(e,t,n){u(e,".mark tspan").forEach((r,o)=>{let i=E(t,n[o]??NaN),s=i>100
-r.textContent.length*2.2;$(j(r,i,s?"end":""),{dx:s?-6:6})})}function $e(e,t,n,r){let[o=e]=u(e,".mid");for(let i of u(o,
"tspan")){let s=r.e+x(i,"x")/100*y(r),a=n.findIndex(m=>m>s);ie(i,t,{e:n[a-1]??NaN,t:n[a]??NaN},!0,"")}}function Ee(e,t,n
){let r=u(e,"rect.up,rect.down");for(let o of u(e,"text[x]")){let i=r.findLast(s=>{let a=E(n,N(s,n).e);return x(s,"y")==
=x(o,"y")-12&&Math.abs(a-x(o,"x"))<.06});i&&ie(o,t,N(i,n),!1,i.matches(".down")?"lost ":"")}}function Me(e,t,n){let r=K(
t);for(let i of u(e,"path.tick")){let[,s=""]=p(i,"d").split(/[ M]/).slice(1);$(i,{d:r.map(a=>"M".concat(n(a)," ").concat
(s)).join("")})}let o=r.map(i=>{let s=E(t,i);return j(k("tspan",{},"".concat(i/1e3," s")),s,s<3?"start":s>97?"end":"")})
;u(e,".mid").at(-1)?.replaceChildren(...o)}function ae(e,t){let n,r={l:t,svg:e,i:d("div",{class:"sensor",role:"slider",t
abindex:0,"aria-label":"".concat(e.querySelector("title")?.textContent,", moment by moment"),"aria-valuemin":0,"aria-val
uemax":Number(p(e,"data-bins").split(",")[3])-1,"aria-valuenow":0,"aria-valuetext":"arrow keys choose a moment, plus and
 minus zoom"}),f:d("div",{class:"cross"}),box:d("div",{class:"readout","aria-hidden":"true"}),status:d("span",{role:"sta
tus"}),bin:null,read:()=>n??=Q(e)},o=d("div",{class:"plot"});return e.before(o),o.append(e,r.i,r.f,r.box),M(r),r}var P=e
=>e.l.view??e.read().u;function L(e,t){let{r:n,n:r,c:o}=e.read();return Math.min(Math.max(Math.floor((t-n)/r),0),o-1)}fu
nction M({f:e,box:t}){e.hidden=t.hidden=!0}function C(e,t,n,r){let{i:o,f:i,box:s}=e,{r:a,n:m}=e.read(),l=te(e.read(),t,n
),[c,w]=[t,n].map(S=>se(E(P(e),a+S*m),0,100));i.hidden=s.hidden=!1,i.style.left="".concat(c,"%"),i.style.width="".concat
((w??0)-(c??0),"%"),e.bin=t,$(o,{"aria-valuenow":t,"aria-valuetext":ne(l)}),s.replaceChildren(...re(l));let b=i.offsetLe
ft+i.offsetWidth+12,h=o.clientWidth-s.offsetWidth;s.style.left="".concat(se(b>h?i.offsetLeft-s.offsetWidth-12:b,0,h),"px
"),s.style.top="".concat(Math.max(r,8-o.getBoundingClientRect().top),"px")}var se=(e,t,n)=>Math.max(Math.min(e,n),t);fun
ction O(e,t){e.view=t;for(let n of e.b)z(n,t),M(n),n.status.textContent=t&&"".concat(V(t.e,t.t)," s")}function z(e,t){e.
i.previousElementSibling?.replaceWith(t?oe(e.svg,e.read().u,t):e.svg)}function R(e,t){let{u:n,r,n:o}=e.read(),i=P(e),s=r
+((e.bin??-1)+.5)*o,m=s>i.e&&s<i.t?s:(i.e+i.t)/2;O(e.l,v(n,m,y(i)*t,o*5))}var Oe=26,ve={ArrowRight:1,ArrowUp:1,ArrowLeft
:-1,ArrowDown:-1,PageUp:10,PageDown:-10,Home:-1/0,End:1/0};function me(e){let{i:t}=e,n=()=>e.bin??L(e,0);f(t,["focus"],(
)=>t.matches(":focus-visible")&&F(e,n())),f(t,["blur"],()=>M(e)),f(t,["keydown"],r=>{let{key:o,ctrlKey:i,altKey:s,metaKe
y:a}=r;i||s||a||!Pe(e,o,n())||r.preventDefault()})}function Pe(e,t,n){let r=ve[t];if(r!==void 0)F(e,n+r);else if(t==="+"
||t==="=")R(e,.5);else if(t==="-")R(e,2);else if(t==="0")O(e.l,null);else if(t==="Escape")M(e);else return!1;return r===
void 0&&t!=="Escape"&&F(e,n),!0}function F(e,t){let{u:n,r,n:o,c:i}=e.read(),s=Math.min(Math.max(t,0),i-1),[a,m]=[P(e),r+
(s+.5)*o];(m<a.e||m>a.t)&&O(e.l,v(n,m,y(a),0)),C(e,s,s+1,Oe)}var Se=4;function ue(e){let{i:t}=e,n=null,r=o=>n!==null&&Ma
th.abs(o.clientX-n.clientX)>Se;f(t,["pointermove"],o=>le(e,o,n&&r(o)?n:o)),f(t,["pointerdown"],o=>{o.pointerType!=="touc
h"&&o.button===0&&(n=o,t.setPointerCapture(o.pointerId)),le(e,o,o)}),f(t,["pointerup"],o=>{n&&r(o)&&Ae(e,n,o),n=null}),f
(t,["pointerleave"],o=>o.pointerType!=="touch"&&M(e)),f(t,["pointercancel"],()=>M(e)),f(t,["keydown"],({key:o})=>o==="Es
cape"&&(n=null))}function ce(e,t,n){let{left:r,width:o}=e.i.getBoundingClientRect(),i=P(e),[s=0,a=0]=[t,n].map(({clientX
:m})=>L(e,i.e+(m-r)/o*y(i)));return[Math.min(s,a),Math.max(s,a)+1]}function le(e,t,n){let r=t.clientY-e.i.getBoundingCli
entRect().top;C(e,...ce(e,n,t),t.pointerType==="touch"?r-e.box.offsetHeight-40:r+12)}function Ae(e,t,n){let{u:r,r:o,n:i}
=e.read(),[s,a]=ce(e,t,n);e.bin=Math.floor((s+a)/2);let m=o+(s+a)/2*i;O(e.l,v(r,m,(a-s)*i,i*5))}var Te=[["\u2212","Zoom 
out",2],["+","Zoom in",.5],["all","Show all of the time",0]];function ke(e){let t=Te.map(([n,r,o])=>{let i=d("button",{"
aria-label":r},n);return f(i,["click"],()=>o===0?O(e.l,null):R(e,o)),i});return d("div",{class:"tools"},e.status,...t)}v
ar B=new Map;for(let e of u(document,'svg[data-bins*=","]')){let t=e.closest(".experiment"),n=B.get(t)??{view:null,b:[]}
;B.set(t,n);let r=ae(e,n);n.b.push(r),r.i.parentElement?.after(ke(r)),ue(r),me(r)}function G(e){for(let{b:t,view:n}of B.
values())if(n)for(let r of t)z(r,e?null:n)}addEventListener("beforeprint",()=>G(!0));addEventListener("afterprint",()=>G
(!1));matchMedia("print").addEventListener("change",({matches:e})=>G(e));})();
`.replaceAll('\n', '');
