// text of 110 kB built, split, searched and read letter by letter

start = getTime();
s=""; for(i=0;i<20000;i++) s=s+i+","; p=split(s,","); n=0; for(i=0;i<p.length;i++) n+=parseInt(p[i]); q=replace(s,",",";"); for(i=0;i<20000;i++) n+=indexOf(s,"99,")+charCodeAt(s,i); 
return "" + (getTime() - start);
