// images: composite16.tif
run("Find Edges");
