// images: noise16.tif
run("Remove Outliers...", "radius=2 threshold=9000 which=Bright");
