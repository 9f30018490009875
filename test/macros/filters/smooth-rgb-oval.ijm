// images: rgb.tif
makeOval(7, 5, 20, 16);
run("Smooth");
