// images: one8.tif
run("Find Edges");
