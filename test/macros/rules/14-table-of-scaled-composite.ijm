// images: composite8.tif
run("Scale...","x=1.7 y=0.6 interpolation=Bilinear average create"); getMinAndMax(a,b); getDimensions(w,h,c,z,t); print(getTitle,bitDepth,w,h,c,z,t,a,b,is("grayscale"),is("composite"),nImages);
