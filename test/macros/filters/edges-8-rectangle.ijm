// images: ramp8.tif
makeRectangle(5, 6, 14, 11);
run("Find Edges");
