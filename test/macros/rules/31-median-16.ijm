// images: hyper16.tif
run("Z Project...","projection=[Median]"); print(getTitle,bitDepth,nSlices); getMinAndMax(a,b); print(a,b);
