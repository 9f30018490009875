// images: hyper16.tif
run("Z Project...", "projection=[Sum Slices] all");
