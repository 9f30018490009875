// images: composite8.tif
run("Z Project...", "projection=[Max Intensity]");
