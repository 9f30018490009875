// images: stack8.tif
makePoint(3, 4);
run("Plot XY Profile");
print("not here");
