// images: noise8.tif
run("Despeckle");
