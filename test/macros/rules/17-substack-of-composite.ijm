// images: hyper8.tif
Stack.setDisplayMode("composite"); Stack.setChannel(2); run("Make Substack...","channels=2"); getMinAndMax(a,b); getDimensions(w,h,c,z,t); print(getTitle,bitDepth,w,h,c,z,t,a,b,is("grayscale"),is("composite"),nImages);
