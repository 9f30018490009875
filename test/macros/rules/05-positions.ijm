// images: hyper16.tif
for(i=1;i<=nSlices;i++) { setSlice(i); getStatistics(a,b,c,d,e); print(i,b,c,d,e); Stack.getPosition(ch,sl,fr); print(ch,sl,fr,getSliceNumber); } setSlice(nSlices+1);
