// images: ramp8.tif
autoUpdate(false);
putPixel(1, 1, 99);
updateDisplay();
autoUpdate(true);
setupUndo();
setLocation(10, 10);
setLocation(10, 10, 400, 300);
getLocationAndSize(x, y, w, h);
print(w > 0, h > 0);
setupUndo;
print(getPixel(1, 1), nImages, screenWidth > 100, screenHeight > 100, screenWidth() > screenHeight());
print(getZoom() > 0);
getDisplayedArea(x, y, width, height);
print(width > 0, height > 0);
getCursorLoc(x, y, z, flags);
print(z, flags);
getDateAndTime(year, month, dayOfWeek, dayOfMonth, hour, minute, second, msec);
print(year > 2000);
