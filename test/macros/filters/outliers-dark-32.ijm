// images: noise32.tif
run("Remove Outliers...", "radius=2 threshold=6.5 which=Dark");
