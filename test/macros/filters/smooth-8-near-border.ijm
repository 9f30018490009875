// images: ramp8.tif
getDimensions(w, h, c, z, t);
makeRectangle(3, 4, w - 4, h - 5);
run("Smooth");
