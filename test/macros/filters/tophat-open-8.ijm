// images: noise8.tif
run("Top Hat...", "radius=2 don't");
