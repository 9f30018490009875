// images: noise16.tif noise32.tif noise8.tif
setMinAndMax(50, 200);
run("RGB Color");
selectWindow("noise16.tif");
setMinAndMax(10000, 20000);
run("Duplicate...", "title=byte");
run("8-bit");
selectWindow("noise16.tif");
run("RGB Color");
selectWindow("noise32.tif");
setMinAndMax(-5, 5);
run("Duplicate...", "title=short");
run("16-bit");
selectWindow("noise32.tif");
run("8-bit");
