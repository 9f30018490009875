// images: border.tif
setColor(100); floodFill(0, 39); setColor(50); floodFill(20, 20, "8-connected"); setColor(30); floodFill(0, 0);
