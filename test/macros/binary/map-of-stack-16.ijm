// images: maskstack.tif
run("Options...", "iterations=1 count=1 black edm=16-bit");
setSlice(3);
run("Distance Map");
selectImage(1);
run("Voronoi", "stack");
