// images: noise8.tif
run("Make Circular Selection...", "x=1");
