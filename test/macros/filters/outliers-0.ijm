// images: noise8.tif
makeRectangle(5, 6, 14, 11);
run("Remove Outliers...", "radius=2 threshold=0 which=Dark");
