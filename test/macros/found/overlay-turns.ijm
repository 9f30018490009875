// images: blobs8.tif
makeOval(10, 8, 16, 15); Overlay.addSelection("red"); makeRectangle(40, 40, 9, 8); Overlay.addSelection("blue", 2); makeLine(5, 6, 30, 20); Overlay.addSelection; makePolygon(5, 5, 20, 8, 12, 18); Overlay.addSelection; run("Select None");
function list(s) { print(s, Overlay.size); for (i = 0; i < Overlay.size; i++) { Overlay.getBounds(i, x, y, w, h); print(i, x, y, w, h); } }
run("Duplicate...", "title=a"); run("Rotate... ", "angle=20 grid=1 interpolation=None"); list("rot");
run("Duplicate...", "title=b"); run("Rotate 90 Degrees Right"); list("90");
run("Duplicate...", "title=c"); run("Flip Horizontally"); list("flip");
run("Duplicate...", "title=d"); run("Bin...", "x=2 y=2 bin=Average"); list("bin");
