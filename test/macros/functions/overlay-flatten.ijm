// images: ramp8.tif
setColor("red");
makeRectangle(3, 4, 10, 8);
Overlay.addSelection("", 0, "green");
Overlay.flatten;
print(getTitle(), bitDepth(), nImages, Overlay.size);
