// images: specks.tif
run("Open");
