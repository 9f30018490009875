// images: composite8.tif
Stack.setChannel(2);
run("Find Edges", "slice");
