// images: blobs8.tif
makeRectangle(3, 4, 12, 9); Overlay.addSelection; makeOval(20, 8, 29, 19); Overlay.addSelection; makeLine(3, 50, 40, 40, 5); Overlay.addSelection; run("Select None"); Overlay.fill("gray", "black"); makeRectangle(2, 30, 8, 8); Overlay.addSelection; Overlay.fill("white");
