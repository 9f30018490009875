// images: noise8.tif
run("Remove Outliers...", "radius=2 threshold=60 which=Bright");
