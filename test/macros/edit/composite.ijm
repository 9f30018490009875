// images: composite8.tif
setForegroundColor(255, 0, 0); makeOval(5, 6, 12, 9); run("Fill"); Stack.setChannel(2); makeRectangle(20, 10, 9, 9); run("Fill", "slice"); run("Clear", "slice");
