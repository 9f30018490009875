// Array functions on 100000 numbers, 2000 x Array.concat

start = getTime();
a=newArray(100000); for(i=0;i<a.length;i++) a[i]=random(); b=Array.copy(a); Array.sort(b); r=Array.rankPositions(a); Array.getStatistics(a,mi,ma,me,sd); c=Array.concat(a,b); Array.reverse(c); d=Array.slice(c,10,50000); Array.invert(d); for(i=0;i<2000;i++) d=Array.concat(d,i); f=Array.findMaxima(Array.trim(a,10000),0.1); s=newArray(30000); for(i=0;i<30000;i++) s[i]="k"+(i*7919%30000); Array.sort(s); g=Array.resample(a,50000);
return "" + (getTime() - start);
