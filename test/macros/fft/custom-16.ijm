// images: cells16.tif ramp8.tif
selectWindow("cells16.tif");
run("Custom Filter...", "filter=ramp8.tif");
