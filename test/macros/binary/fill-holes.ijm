// images: holes.tif
run("Fill Holes");
