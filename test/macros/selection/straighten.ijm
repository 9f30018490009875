// images: blobs8.tif
makeLine(5, 8, 50, 40, 9); run("Straighten...", "title=straight line=9");
selectImage("blobs8.tif"); makeLine(5, 8, 30, 15, 20, 40, 55, 50); run("Straighten...", "title=poly line=7"); print(bitDepth);
getMinAndMax(a, b); print(a, b);
selectImage("blobs8.tif"); print(Roi.getType, Roi.getStrokeWidth); getSelectionBounds(x, y, w, h); print(x, y, w, h);
