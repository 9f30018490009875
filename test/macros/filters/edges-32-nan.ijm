// images: nan32.tif
run("Find Edges");
