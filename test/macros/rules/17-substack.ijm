// images: stack8.tif
run("Make Substack...","slices=1-3-2"); getDimensions(w,h,c,z,t); print(getTitle,c,z,t,nImages);
