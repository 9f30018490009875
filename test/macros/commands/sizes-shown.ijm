// images: calibrated.tif noise32.tif
selectImage(1);
run("Scale...", "x=0.5 y=0.5 width=25 height=22 interpolation=Bilinear average create title=half");
getVoxelSize(w, h, d, unit); print(getTitle, getWidth, getHeight, w, h, unit);
selectImage(1);
run("Size...", "width=20 height=30 depth=1 average interpolation=Bicubic");
getVoxelSize(w, h, d, unit); print(getTitle, getWidth, getHeight, w, h, unit, getValue("Mean"));
selectImage(2);
run("Canvas Size...", "width=60 height=30 position=Bottom-Right zero");
print(getWidth, getHeight, getValue("Mean"));
run("Translate...", "x=3.5 y=-2.25 interpolation=Bilinear");
print(getValue("Mean"));
run("Bin...", "x=2 y=3 bin=Median");
print(getWidth, getHeight, getValue("Mean"));
