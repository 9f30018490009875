// images: noise8.tif range16.tif
selectWindow("noise8.tif");
run("Custom Filter...", "filter=range16.tif");
