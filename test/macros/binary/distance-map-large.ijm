newImage("Large bar", "8-bit black", 90, 70, 1);
setColor(255);
makeOval(5, 3, 80, 61);
run("Set...", "value=255");
setPixel(40, 30, 0);
run("Select None");
run("Options...", "iterations=1 count=1 black edm=32-bit");
run("Distance Map");
