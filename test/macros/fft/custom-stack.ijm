// images: stack16.tif ramp8.tif
selectWindow("stack16.tif");
run("Custom Filter...", "filter=ramp8.tif process");
