// images: ramp8.tif
makeLine(2, 3, 20, 11);
run("Smooth");
