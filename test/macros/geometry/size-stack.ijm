// images: stack8.tif
run("Size...", "width=18 height=31 depth=9 average interpolation=Bilinear");
