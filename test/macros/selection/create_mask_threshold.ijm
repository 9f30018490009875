// images: blobs8.tif
setThreshold(80, 200); run("Create Mask"); print(getTitle); getThreshold(a, b); print(a, b);
selectImage("blobs8.tif"); resetThreshold; setOption("BlackBackground", false); makeLine(5, 5, 40, 30, 4); run("Create Mask"); print(getTitle, is("Inverting LUT"));
