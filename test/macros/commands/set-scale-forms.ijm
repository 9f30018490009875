// images: noise8.tif calibrated.tif
run("Set Scale...", "distance=10 known=2.5 pixel=1.5 unit=um");
getPixelSize(unit, w, h); print(unit, w, h);
run("Set Scale...", "distance=0 known=0 pixel=1 unit=pixel");
getPixelSize(unit, w, h); print(unit, w, h);
makeLine(2, 3, 22, 18);
run("Set Scale...", "known=5 unit=cm");
getPixelSize(unit, w, h); print(unit, w, h);
run("Measure");
run("Set Scale...", "distance=4 known=1 unit=mm global");
selectImage(1);
getPixelSize(unit, w, h); print(unit, w, h);
run("Measure");
newImage("b", "8-bit", 9, 9, 1);
getPixelSize(unit, w, h); print(unit, w, h);
