// images: hyper16.tif
Stack.setDisplayMode("composite"); Stack.setChannel(2); run("Z Project...","projection=[Average Intensity] all"); getMinAndMax(a,b); getDimensions(w,h,c,z,t); print(getTitle,bitDepth,w,h,c,z,t,a,b,is("grayscale"),is("composite"),nImages);
