// images: hyper16.tif
run("Z Project...", "projection=[Max Intensity]");
