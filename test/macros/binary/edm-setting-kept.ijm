// images: discs.tif
run("Options...", "iterations=1 count=1 black edm=16-bit");
run("Ultimate Points");
selectImage(1);
run("Voronoi");
selectImage(1);
run("Options...", "iterations=1 count=1 black edm=Overwrite");
run("Distance Map");
