// images: rgb.tif
run("West");
