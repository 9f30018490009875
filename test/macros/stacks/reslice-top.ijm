// images: volume_um.tif
run("Reslice [/]...", "output=1.500 start=Top avoid");
