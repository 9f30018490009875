// images: noise8.tif ramp8.tif
run("Custom Filter...", "filter=ramp8.tif");
