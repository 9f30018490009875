// images: nan32.tif
run("Despeckle");
