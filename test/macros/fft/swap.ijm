// images: const8.tif
run("Swap Quadrants");
