// images: noise32.tif
changeValues(-1000, 2, NaN);
run("Remove NaNs...", "radius=1");
