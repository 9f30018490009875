// images: noise8.tif
Stack.setDisplayMode("color");
