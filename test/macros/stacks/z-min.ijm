// images: stack16.tif
run("Z Project...", "projection=[Min Intensity]");
