// images: noise8.tif
run("Duplicate..."," "); print(getTitle);
run("Duplicate..."," "); print(getTitle);
selectWindow("noise8.tif");
run("Duplicate..."," "); print(getTitle);
rename("a-5");
run("Duplicate..."," "); print(getTitle);
run("Image...", "name=a-5 type=8-bit fill=White width=5 height=4 slices=1"); print(getTitle);
newImage("a-5", "8-bit", 5, 5, 1); print(getTitle);
