// images: stack8.tif
run("Size...", "width=15 height=15 interpolation=None");
run("Swap Quadrants");
