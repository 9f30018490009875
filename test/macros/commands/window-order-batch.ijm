// images: hyper16.tif composite8.tif
function show(what) {
  s = what + ":";
  for (k = 1; k <= nImages; k++) { selectImage(k); s = s + " " + getTitle + getImageID; }
  print(s);
}
setBatchMode(true);
newImage("a", "RGB ramp", 12, 10, 1);
newImage("b", "8-bit ramp", 12, 10, 6);
newImage("c", "8-bit ramp", 12, 10, 1);
show("start");
selectWindow("b"); run("Stack to Hyperstack...", "order=xyczt(default) channels=2 slices=3 frames=1 display=Color"); print(getImageID); show("stack to hs");
selectWindow("a"); run("RGB Stack"); print(getImageID); show("rgb stack");
