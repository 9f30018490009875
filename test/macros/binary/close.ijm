// images: specks.tif
run("Close-");
