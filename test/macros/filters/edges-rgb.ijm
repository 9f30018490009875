// images: rgb.tif
run("Find Edges");
