// images: calibrated.tif
run("Scale...", "x=2 y=2 interpolation=None create title=cal");
getPixelSize(u, w, h);
print(u, w, h);
