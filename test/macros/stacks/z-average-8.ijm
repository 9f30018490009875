// images: stack8.tif
run("Z Project...", "projection=[Average Intensity]");
