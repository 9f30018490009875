// images: stack16.tif
run("Reverse");
