// images: noise8.tif
setBackgroundColor(128, 128, 128); makeOval(3, 4, 15, 12); run("Cut"); newImage("b", "8-bit white", 40, 30, 1); run("Paste"); run("Select None"); selectImage("noise8.tif"); run("Copy"); newImage("c", "8-bit black", 30, 30, 1); run("Paste"); getSelectionBounds(x, y, w, h); print(x, y, w, h);
