// images: ramp8.tif
run("Fill");
