// images: row8.tif
run("Find Edges");
