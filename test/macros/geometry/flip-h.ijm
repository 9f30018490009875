// images: ramp8.tif
run("Flip Horizontally");
