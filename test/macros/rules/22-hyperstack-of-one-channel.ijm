// images: hyper16.tif
setMinAndMax(30.4,110.7); run("Stack to Hyperstack...","order=xyczt(default) channels=1 slices="+nSlices+" frames=1 display=Color"); getMinAndMax(a,b); getDimensions(w,h,c,z,t); print(getTitle,bitDepth,w,h,c,z,t,a,b,is("grayscale"),is("composite"),nImages);
