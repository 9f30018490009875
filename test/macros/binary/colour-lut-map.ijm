// images: discs.tif
run("Fire");
run("Distance Map");
