// images: noise8.tif calibrated.tif
selectImage(1);
makeLine(3, 4, 23, 14);
run("Set Scale...", "distance=22.36 known=5 unit=um");
getVoxelSize(w, h, d, unit); print(d2s(w, 9), d2s(h, 9), d2s(d, 9), unit);
run("Set Scale...", "distance=22.3607 known=5 unit=um");
getVoxelSize(w, h, d, unit); print(d2s(w, 9), d2s(h, 9), d2s(d, 9), unit);
run("Set Scale...", "distance=22.3607 known=5.00 unit=mm");
getVoxelSize(w, h, d, unit); print(d2s(w, 9), d2s(h, 9), d2s(d, 9), unit);
selectImage(2);
run("Set Scale...", "known=3");
getVoxelSize(w, h, d, unit); print(d2s(w, 9), d2s(h, 9), d2s(d, 9), unit);
run("Set Scale...", "distance=1.3333 known=1.00");
getVoxelSize(w, h, d, unit); print(d2s(w, 9), d2s(h, 9), d2s(d, 9), unit);
