// images: calibrated.tif
makeRectangle(2, 3, 8, 7); Roi.setName("first"); run("Add Selection...");
makeLine(3, 4, 20, 18); run("Add Selection...");
makePoint(5, 6); run("Add Selection...");
run("List Elements");
print(Overlay.size);
