// images: stack16.tif
run("Reslice [/]...", "output=1 start=Bottom flip");
