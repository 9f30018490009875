// images: stack8.tif
setMinAndMax(30.4,110.7); run("Flatten"); getMinAndMax(a,b); getDimensions(w,h,c,z,t); print(getTitle,bitDepth,w,h,c,z,t,a,b,is("grayscale"),is("composite"),nImages);
