// images: rgb.tif
run("Remove Outliers...", "radius=2 threshold=20 which=Dark");
