// images: cells16.tif
setAutoThreshold("Otsu dark");
run("Convert to Mask");
run("Watershed");
