// images: hyper8.tif
Stack.setFrame(2);
run("Z Project...", "projection=[Average Intensity]");
