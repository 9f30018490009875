// images: noise8.tif
run("Find Edges");
