// images: border.tif
run("Analyze Particles...", "display clear record");
doWand(getResult("XStart", 1), getResult("YStart", 1));
getSelectionBounds(x, y, width, height);
print(x, y, width, height);
