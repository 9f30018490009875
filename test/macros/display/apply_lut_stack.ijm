// images: stack8.tif stack16.tif rgb.tif
setMinAndMax(30, 200);
run("Apply LUT");
selectWindow("stack16.tif");
setMinAndMax(300, 2000);
run("Apply LUT", "stack");
getMinAndMax(a, b); print(a, b);
selectWindow("stack8.tif");
setSlice(2);
setMinAndMax(30, 200);
run("Apply LUT", "slice");
