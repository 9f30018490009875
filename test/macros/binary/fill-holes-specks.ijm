// images: specks.tif
run("Fill Holes");
