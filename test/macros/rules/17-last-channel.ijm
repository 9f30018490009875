// images: color16.tif
Stack.setDisplayMode("grayscale"); Stack.setChannel(2); run("Delete Slice","delete=channel"); getMinAndMax(a,b); getDimensions(w,h,c,z,t); print(getTitle,bitDepth,w,h,c,z,t,a,b,is("grayscale"),is("composite"),nImages);
