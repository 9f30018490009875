// images: border.tif
run("Distance Map");
