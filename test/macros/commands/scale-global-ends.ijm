// images: noise8.tif calibrated.tif
run("Set Scale...", "distance=4 known=1 unit=mm global");
newImage("b", "8-bit", 9, 9, 1);
selectImage(1);
getVoxelSize(w, h, d, unit); print(w, h, d, unit, is("global scale"));
run("Duplicate...", "title=c");
getVoxelSize(w, h, d, unit); print(w, h, d, unit);
run("Set Scale...", "distance=2 known=1 unit=cm");
for (i = 1; i <= nImages; i++) {
  selectImage(i);
  getVoxelSize(w, h, d, unit); print(getTitle, w, h, d, unit, is("global scale"));
}
