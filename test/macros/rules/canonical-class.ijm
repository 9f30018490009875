// images: prob32.tif
m=-1/0; k=0; for(i=0;i<7;i++) { v=getPixel(i,0); setResult("Class",i,i); setResult("Score",i,v); if (v>m) { m=v; k=i; } } updateResults(); print("best: "+k+" score "+m);
