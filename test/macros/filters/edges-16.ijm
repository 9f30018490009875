// images: noise16.tif
run("Find Edges");
