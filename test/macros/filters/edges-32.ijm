// images: noise32.tif
run("Find Edges");
