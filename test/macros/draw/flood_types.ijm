// images: labels16.tif
setColor(7777); floodFill(10, 10); setColor(1234); floodFill(30, 30, "8");
run("32-bit"); setColor(0.5); floodFill(30, 30); setColor(-2); floodFill(0, 47, "8");
