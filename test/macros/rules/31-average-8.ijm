// images: stack8.tif
run("Z Project...","projection=[Average Intensity]"); print(getTitle,bitDepth,nSlices); getMinAndMax(a,b); print(a,b);
