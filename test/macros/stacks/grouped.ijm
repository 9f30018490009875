// images: stack16.tif
run("Grouped Z Project...", "projection=[Average Intensity] group=2");
