// images: ramp8.tif
makeRectangle(3, 4, 12, 9); Overlay.addSelection; makeOval(15, 8, 19, 19); Overlay.addSelection; run("Select None"); run("Create Mask"); print(getTitle);
