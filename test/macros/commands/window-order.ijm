// images: hyper16.tif composite8.tif rgb.tif noise8.tif stack8.tif
function show(what) {
  s = what + ":";
  for (k = 1; k <= nImages; k++) { selectImage(k); s = s + " " + getTitle + getImageID; }
  print(s);
}
show("start");
selectWindow("hyper16.tif"); run("Hyperstack to Stack"); print(getImageID); show("hs to stack");
selectWindow("hyper16.tif"); run("Stack to Hyperstack...", "order=xyczt(default) channels=2 slices=3 frames=2 display=Color"); print(getImageID); show("stack to hs");
selectWindow("composite8.tif"); run("Hyperstack to Stack"); print(getImageID); show("composite to stack");
selectWindow("noise8.tif"); run("Add Slice"); print(getImageID); show("add slice");
selectWindow("rgb.tif"); run("RGB Stack"); print(getImageID); show("rgb stack");
selectWindow("noise8.tif"); run("Delete Slice"); print(getImageID); show("delete slice");
selectWindow("stack8.tif"); run("Stack to Hyperstack...", "order=xyczt(default) channels=1 slices=1 frames=5 display=Color"); print(getImageID); show("one channel");
selectWindow("rgb.tif"); run("RGB Color"); print(getImageID); show("rgb colour");
selectWindow("rgb.tif"); run("HSB Stack"); print(getImageID); show("hsb");
