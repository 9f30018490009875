// images: stack16.tif
run("Translate...", "x=3 y=2 interpolation=None stack");
