// images: nanonly32.tif
run("Remove Outliers...", "radius=1.5 threshold=0.5 which=Dark");
