// images: const16.tif
run("Salt and Pepper");
