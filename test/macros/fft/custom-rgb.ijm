// images: rgb.tif ramp8.tif
selectWindow("rgb.tif");
run("Custom Filter...", "filter=ramp8.tif");
