// images: blobs8.tif ramp8.tif
selectWindow("blobs8.tif");
run("Custom Filter...", "filter=ramp8.tif");
