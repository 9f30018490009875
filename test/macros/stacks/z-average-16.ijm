// images: stack16.tif
run("Z Project...", "start=2 stop=4 projection=[Average Intensity]");
