// images: hyper16.tif
run("Split Channels");
for (i=1; i<=nImages; i++) { selectImage(i); getDimensions(w,h,c,z,t); print(getTitle,c,z,t); getMinAndMax(a,b); print(a,b); }
