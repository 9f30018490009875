// images: noise8.tif prob32.tif
selectWindow("noise8.tif");
run("Custom Filter...", "filter=prob32.tif");
