// images: blobs8.tif blobs8.tif
rename("grey");
run("Add...", "value=25");
selectImage(1);
run("Set Measurements...", "area mean min centroid center display redirect=grey decimal=3");
makeOval(5, 6, 20, 17);
run("Measure");
makeLine(3, 4, 30, 21);
run("Measure");
makePoint(7, 7);
run("Measure");
