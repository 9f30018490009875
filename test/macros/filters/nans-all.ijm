// images: tiny32.tif
changeValues(-1e30, 1e30, NaN);
run("Remove NaNs...", "radius=2");
