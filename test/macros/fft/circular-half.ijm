// images: noise8.tif
run("Make Circular Selection...", "radius=7.5");
