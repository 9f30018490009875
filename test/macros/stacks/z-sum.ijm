// images: stack8.tif
run("Z Project...", "projection=[Sum Slices]");
