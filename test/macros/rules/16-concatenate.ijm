// images: stack8.tif
rename("Red"); run("Duplicate...","title=Green duplicate"); run("Invert"," "); run("Duplicate...","title=Blue duplicate"); run("Concatenate...","title=out image1=[Red] image2=[Green] image3=[Blue]"); getDimensions(w,h,c,z,t); print(getTitle,c,z,t,nImages);
