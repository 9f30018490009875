// images: stack8.tif
Stack.setDisplayMode("color");
