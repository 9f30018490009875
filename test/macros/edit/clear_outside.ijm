// images: cells16.tif
makeOval(10, 8, 30, 25); setBackgroundColor(255, 255, 255); run("Clear Outside"); setBackgroundColor(0, 0, 0); makeRectangle(12, 12, 30, 20); run("Clear Outside");
