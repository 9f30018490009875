// images: calibrated.tif
makeOval(5, 6, 17, 12); run("Create Mask"); getPixelSize(u, w, h); print(getTitle, u, w, h, is("Inverting LUT")); getThreshold(a, b); print(a, b);
selectImage("calibrated.tif"); makePolygon(20, 20, 44, 25, 30, 40); run("Create Mask"); print(nImages, getTitle);
