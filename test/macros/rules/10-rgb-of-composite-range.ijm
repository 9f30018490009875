// images: composite16.tif
setMinAndMax(20.5, 1030.25);
setSlice(2);
setMinAndMax(90.5, 1499.7);
setSlice(1);
run("RGB Color");
