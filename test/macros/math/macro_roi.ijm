// images: stack8.tif
makeRectangle(3, 4, 10, 9);
run("Macro...", "code=v=v+z*20 stack");
run("Macro...", "code=255-v");
