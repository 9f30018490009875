// images: nan32.tif
run("Remove Outliers...", "radius=2 threshold=1 which=Bright");
