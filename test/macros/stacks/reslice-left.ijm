// images: stack8.tif
run("Reslice [/]...", "output=1 start=Left");
