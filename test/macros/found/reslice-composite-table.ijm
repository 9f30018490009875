// images: composite16.tif
run("Reslice [/]...", "output=1.000 start=Top");
