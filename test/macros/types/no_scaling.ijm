// images: noise16.tif noise32.tif
setOption("ScaleConversions", false);
run("16-bit");
getMinAndMax(min, max); print(min, max);
run("8-bit");
selectWindow("noise16.tif");
run("8-bit");
