// images: noise8.tif
run("Top Hat...", "radius=3");
