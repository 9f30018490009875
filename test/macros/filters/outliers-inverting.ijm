// images: lut_inverted.tif
run("Remove Outliers...", "radius=3 threshold=10 which=Bright");
