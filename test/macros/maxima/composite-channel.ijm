// images: composite8.tif
Stack.setChannel(2);
run("Find Maxima...", "prominence=10 output=List");
