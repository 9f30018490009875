// images: composite8.tif
Stack.setChannel(2);
run("Sharpen", "slice");
