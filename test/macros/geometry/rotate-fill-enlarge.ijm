// images: cells16.tif
setBackgroundColor(255, 255, 255);
run("Rotate... ", "angle=-40 grid=1 interpolation=None fill enlarge");
