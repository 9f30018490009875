// images: blobs8.tif stack8.tif
selectWindow("blobs8.tif");
makeOval(10, 8, 16, 15); Overlay.addSelection("red"); makeRectangle(40, 40, 9, 8); Overlay.addSelection("blue", 2); makeLine(5, 6, 30, 20); Overlay.addSelection; makePolygon(5, 5, 20, 8, 12, 18); Overlay.addSelection;
function list(s) { print(s, Overlay.size); for (i = 0; i < Overlay.size; i++) { Overlay.getBounds(i, x, y, w, h); print(i, x, y, w, h); } }
run("Select None"); run("Scale...", "x=2 y=1.5 interpolation=None create title=big"); list("scale");
selectWindow("blobs8.tif"); makeRectangle(4, 4, 30, 30); run("Scale...", "x=2 y=1.5 interpolation=None create title=part"); list("part");
selectWindow("blobs8.tif"); run("Size...", "width=60 height=60 interpolation=Bilinear"); list("size");
makeRectangle(4, 4, 20, 30); run("Crop"); list("crop");
selectWindow("stack8.tif"); setSlice(2); makeOval(3, 4, 12, 11); Overlay.addSelection; Overlay.setPosition(2); makeRectangle(6, 6, 9, 9); Overlay.addSelection; run("Select None");
run("Scale...", "x=0.5 y=0.5 interpolation=None create title=one"); list("one"); selectWindow("stack8.tif"); run("Scale...", "x=2 y=2 interpolation=None process create title=all"); list("all");
