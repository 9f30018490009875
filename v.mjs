import { runMacro } from "/tmp/rv/o/macro3.mjs";
const T=async(n,m,o)=>{const t=performance.now(); try{const r=await runMacro(m,o); console.log(n,(performance.now()-t).toFixed(0),r.error?.code,r.error?.message?.slice(0,90), r.log?.length)}catch(e){console.log(n,"REJECTS",e.message)}};
await T("fit",`x=Array.getSequence(200000); Fit.doFit("Straight Line",x,x); Fit.plot;`);
await T("log",`Array.print(newArray("\\\\Clear")); print("a"); Array.print(newArray("\\\\Clear"));`);
await T("bigoverflow-addtexts",`s="a\\n"; for(i=0;i<17;i++) s=s+s; IJ.log(s);`);
await T("sort 3e6 str",`a=newArray(300000); for(i=0;i<a.length;i++) a[i]=random; b=Array.copy(a); Array.sort(a,b);`);
